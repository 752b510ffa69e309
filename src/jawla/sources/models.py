"""Sources: what was fetched or handed in, as it came, with its text and its hash."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Voice(models.TextChoices):
    """Whose words a source holds, in the order of precedence of DESIGN.md, rule 3."""

    OFFICER = "officer", _("officer's note")
    INSTRUMENT = "instrument", _("signed instrument")
    MINISTRY = "ministry", _("a party's ministry")
    AGENCY = "agency", _("news agency")
    PRESS = "press", _("press")


class Source(models.Model):
    """One page, file or note: its text, where it came from, and whose voice it is.

    `text` is what every quote's offsets count in; it never changes once kept.
    """

    sha256 = models.CharField(max_length=64, unique=True, help_text="of the bytes as they came")
    text_sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    title = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, blank=True)
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=255, blank=True, help_text="of the file, where it was a file")
    address = models.CharField(max_length=2000, blank=True)
    outlet = models.CharField(max_length=200, blank=True)
    voice = models.CharField(max_length=16, choices=Voice, default=Voice.PRESS)
    voice_state = models.CharField(
        max_length=8, blank=True, help_text="the party whose ministry or agency speaks"
    )
    published_on = models.DateField(null=True, blank=True)
    notes = models.JSONField(default=list, blank=True, help_text="what an officer must know of the text")
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="sources"
    )

    class Meta:
        ordering = ["-kept_at", "-id"]

    def __str__(self) -> str:
        return self.title or self.name or self.address or self.sha256[:12]


class Original(models.Model):
    """The bytes of a source, apart from it so that lists stay light."""

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="original", primary_key=True)
    content = models.BinaryField()


class Sighting(models.Model):
    """Each time the same source was met: where, when, by whom; the first is the keeping itself."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="sightings")
    address = models.CharField(max_length=2000, blank=True)
    name = models.CharField(max_length=255, blank=True)
    seen_at = models.DateTimeField()
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["seen_at", "id"]
