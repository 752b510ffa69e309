"""What the doors ask of sources; lists leave the text out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from jawla.sources.models import Source, Voice
from jawla.terms.problem import Problem

NEWEST = ("-kept_at", "-id")


class SourceUnknown(Problem):
    """There is no such source."""

    what = "There is no source of this number."
    where = "Source {source}."
    remedy = "Open the list of sources and choose from there."


@dataclass(frozen=True, slots=True)
class Seen:
    """One time that a source was met."""

    at: datetime
    by: str
    address: str
    name: str


def find_sources(*, voice: str = "", language: str = "", words: str = "") -> QuerySet[Source]:
    """Sources without their texts, newest first, each with `times_seen`; all `words` stand in them."""
    found = Source.objects.defer("text").select_related("kept_by").annotate(times_seen=Count("sightings"))
    found = found.order_by(*NEWEST)  # a count would drop the order of the table
    if voice:
        found = found.filter(voice=voice)
    if language:
        found = found.filter(language=language)
    for word in words.split():
        found = found.filter(Q(text__icontains=word) | Q(title__icontains=word) | Q(outlet__icontains=word))
    return found


def find_source(source_id: int) -> Source:
    """One source with its text; raises SourceUnknown."""
    source = Source.objects.select_related("kept_by").filter(pk=source_id).first()
    if source is None:
        raise SourceUnknown(source=source_id)
    return source


def find_original(source_id: int) -> bytes:
    """The bytes of a source as they came; raises SourceUnknown."""
    source = Source.objects.select_related("original").filter(pk=source_id, original__isnull=False).first()
    if source is None:
        raise SourceUnknown(source=source_id)
    return bytes(source.original.content)


def find_sightings(source_id: int) -> list[Seen]:
    """Each time that the source was met, first to last."""
    rows = find_source(source_id).sightings.select_related("seen_by")
    return [Seen(row.seen_at, str(row.seen_by or ""), row.address, row.name) for row in rows]


def voices() -> list[tuple[str, str]]:
    """The voices to choose from, with their labels, in the order of precedence."""
    return [(value, str(label)) for value, label in Voice.choices]
