"""What all kinds share: the number of a record, which groups of claims speak of it, and what each value
rests on.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from jawla.claims.models import Claim, Group


class Record(models.Model):
    """A number, given once. It stays when the record goes, so that it can come back under the same one."""

    kind = models.CharField(max_length=20)


class Match(models.Model):
    """That a group speaks of a record, why, and who decided what led to it. Added, never changed; the last
    counts.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="matches")
    kind = models.CharField(max_length=20, help_text="of the record; a group may speak of several")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="matches")
    reason = models.CharField(max_length=40, help_text="the rule's name, see match.REASONS")
    values = models.JSONField(default=dict, help_text="what the reason's sentence is filled with")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="matches")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["group", "kind", "id"], name="last_match_of_a_group")]


class Identity(models.Model):
    """How a group recognises its record now; a group has these as long as its accepted claims make a
    record.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="identities")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="identities")
    kind = models.CharField(max_length=20)
    rule = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    detail = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "text"], name="same_identity"),
            models.Index(fields=["record", "group"], name="identities_of_a_record"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["group", "kind", "text", "rule"], name="one_identity_a_rule"),
        ]


class Evidence(models.Model):
    """An accepted claim that speaks of a field of a record: the value chosen, or one that differs."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="evidence")
    field = models.CharField(max_length=40)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    chosen = models.BooleanField(help_text="the settled value is this claim's, or lies within it")
    differs = models.BooleanField(help_text="the claim says something else than the settled value")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["record", "field", "claim"], name="one_evidence_a_claim"),
        ]


class Settled(models.Model):
    """What the table of every kind has."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        abstract = True
