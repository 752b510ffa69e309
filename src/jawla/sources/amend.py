"""What an officer says of a source's speaker, where the guess was wrong."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jawla.officers import audit
from jawla.officers.access import may_keep, require
from jawla.officers.models import Officer
from jawla.sources.describe import known_voice, line
from jawla.sources.models import Source
from jawla.sources.voices import guess_speaker


@transaction.atomic
def amend_speaker(
    *, source: Source, outlet: str, voice: str, voice_state: str, by: Officer, at: datetime
) -> Source:
    """The source with another outlet, voice and party; its text stays as it is. Raises VoiceUnknown."""
    require(may_keep, by)
    source.outlet, source.voice, source.voice_state = (
        line(outlet, 200),
        known_voice(voice),
        line(voice_state, 8),
    )
    source.save(update_fields=["outlet", "voice", "voice_state"])
    audit.record(by=by, verb="amend-speaker", kind="source", key=source.pk, at=at)
    return source


@transaction.atomic
def credit_outlet(*, source: Source, outlet: str, at: datetime) -> Source:
    """The source with the outlet that its text credits, and its voice; a source that has one keeps it."""
    if source.outlet or not outlet:
        return source
    speaker = guess_speaker(outlet=outlet)
    source.outlet = line(speaker.outlet, 200)
    if source.voice == "press" and speaker.voice != "press":
        source.voice, source.voice_state = speaker.voice, speaker.state
    source.save(update_fields=["outlet", "voice", "voice_state"])
    audit.record(by=None, verb="credit-outlet", kind="source", key=source.pk, at=at)
    return source
