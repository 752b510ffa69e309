"""Claims: what a source says of one thing, proposed by reader or officer, and what officers decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jawla.sources.models import Source


class Reading(models.Model):
    """That a source was read, by which reader, and what came of it; one a source and version."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=40)
    relevant = models.BooleanField(null=True, help_text="null where the source's language is not read")
    content = models.JSONField(
        help_text="the reading as reading.schema.json says; empty where it was not read"
    )
    problem = models.JSONField(null=True, blank=True, help_text="what, where, remedy: why it was not read")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "reader_version"], name="one_reading_a_version"),
        ]


class Group(models.Model):
    """The thing that some claims of one source speak of together: this round, that head.

    `kind` is round, head, instrument, project, figure, commitment, milestone or position; a head's parent is
    its round, and so is a commitment's. Groups stand in the order of the text.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=20)
    position = models.PositiveIntegerField(help_text="among the groups of its source")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        ordering = ["source", "position"]
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="one_group_a_position"),
        ]


class State(models.TextChoices):
    """Where a claim stands: what its last decision made of it."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    CORRECTED = "corrected", _("corrected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Claim(models.Model):
    """One value of one field, with the words that say it.

    `state` repeats the last decision, so that lists are fast; it changes only together with a new decision. A
    corrected claim stays, and the claim that replaces it points back by `instead_of`.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="claims")
    field = models.CharField(max_length=40)
    value = models.JSONField()
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    pattern = models.CharField(max_length=200, blank=True, help_text="in words, why the reader took it")
    reader_version = models.CharField(max_length=40, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="claims"
    )
    proposed_at = models.DateTimeField()
    instead_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replacements"
    )
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED, db_index=True)

    class Meta:
        ordering = ["group__position", "start", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="a_quote_has_words"),
        ]


class Decision(models.Model):
    """What an officer decided on a claim, when and why. Added, never changed: undoing is one more."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=12, choices=State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
