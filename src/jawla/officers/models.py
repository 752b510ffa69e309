"""Officers: who signs in, what each may do, and how each wants the desk to look."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an officer may do; each role may do what the one before it may."""

    READER = "reader", _("reader")
    OFFICER = "officer", _("officer")
    HEAD = "head", _("head of desk")
    ADMINISTRATOR = "administrator", _("administrator")


class Officer(AbstractUser):
    """Someone who signs in; every decision carries one."""

    role = models.CharField(max_length=16, choices=Role, default=Role.READER)
    language = models.CharField(max_length=8, blank=True)
    theme = models.CharField(
        max_length=8, blank=True, choices={"": _("as the system"), "light": _("light"), "dark": _("dark")}
    )

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()


class Entry(models.Model):
    """A one-time sign-in: only the hash of its token is kept, and it opens once."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="entries")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class Token(models.Model):
    """A program's key to the API: only its hash is kept."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)


class AuditLine(models.Model):
    """One act of an officer, chained to the one before it: a line changed or taken out breaks the chain."""

    at = models.DateTimeField()
    by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="audit_lines")
    verb = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, help_text="of the object")
    key = models.CharField(max_length=64, help_text="of the object")
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
