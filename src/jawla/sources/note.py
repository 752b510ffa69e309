"""An officer's own words, kept as a source like any other."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jawla.officers.models import Officer
from jawla.sources.keep import keep_text
from jawla.sources.models import Source, Voice


@transaction.atomic
def keep_note(*, text: str, by: Officer, at: datetime) -> Source:
    """The note as a source of its day, in the officer's voice; raises what `keep_text` raises."""
    source = keep_text(text=text, voice=Voice.OFFICER.value, by=by, at=at).source
    source.published_on = at.date()
    source.save(update_fields=["published_on"])
    return source
