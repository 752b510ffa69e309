"""An instrument: an agreement, a memorandum, minutes; what the parties sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Spread, Type
from jawla.register.models.record import Settled
from jawla.register.spelling import normalise
from jawla.register.wording import titled, word


class Instrument(Settled):
    """The table of instruments. `parties` are those of the round whose text speaks of it."""

    kind = models.CharField(max_length=40)
    subject = models.TextField(blank=True)
    action = models.CharField(max_length=40, blank=True)
    date = models.CharField(max_length=21, blank=True)
    parties = models.JSONField(default=list)


def identify(facts: Facts) -> list[Key]:
    """Kind, parties, and subject or date; a nameless one is recognised by nothing."""
    kind = facts.one("kind")
    if not kind:
        return []
    stem = f"{kind}:{facts.parties()}"
    subject, date = facts.one("subject"), facts.one("date")
    keys = [Key("same-subject", f"{stem}:{normalise(subject)}"[:300])] if subject else []
    if date:
        keys.append(Key("same-kind-and-date", f"{stem}@{date}", normalise(subject or "")[:300]))
    return keys or [Key("only-kind", f"{stem}?{facts.group}")]


def fits(key: Key, mine: list[Key], theirs: list[Key]) -> bool:
    """Two subjects make two instruments, also where they were signed on one day."""
    if key.rule != "same-kind-and-date":
        return True
    subjects = [one.detail for one in theirs if one.text == key.text]
    return not key.detail or any(not one or one == key.detail for one in subjects)


def caption(values: Mapping[str, Any], language: str) -> str:
    """Such as "Memorandum of understanding: housing"."""
    return titled(word("instrument-kinds", values["kind"], language), values["subject"], language)


DECLARATION = Kind(
    name="instrument",
    label=Label(ar="وثيقة", zh="文书", en="instrument"),
    plural=Label(ar="الوثائق", zh="文书", en="instruments"),
    group="instrument",
    fields=(
        Field(
            "kind",
            Type.CODE,
            Label(ar="النوع", zh="类型", en="kind"),
            claims=(("instrument", "kind"),),
            required=True,
            vocabulary="instrument-kinds",
        ),
        Field(
            "subject",
            Type.TEXT,
            Label(ar="الموضوع", zh="事项", en="subject"),
            claims=(("instrument", "subject"),),
        ),
        Field(
            "action",
            Type.STATUS,
            Label(ar="ما جرى", zh="进展", en="what was done"),
            claims=(("instrument", "action"),),
            vocabulary="instrument-actions",
            ranks=("in-force", "ratified", "signed", "followed-up", "to-be-signed", "discussed"),
        ),
        Field("date", Type.DATE, Label(ar="التاريخ", zh="日期", en="date"), claims=(("instrument", "date"),)),
        Field(
            "parties",
            Type.STATE,
            Label(ar="الطرفان", zh="双方", en="parties"),
            claims=(("context", "party"),),
            spread=Spread.UNION,
        ),
    ),
    identify=identify,
    caption=caption,
    fits=fits,
    once_a_source=True,
)
