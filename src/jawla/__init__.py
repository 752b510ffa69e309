"""Keeps a standing mechanism of consultations between two foreign ministries alive."""
