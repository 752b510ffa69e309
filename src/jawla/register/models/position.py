"""A position: who supports, rejects or requests what, and in which forum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Type
from jawla.register.models.record import Settled
from jawla.register.spelling import normalise
from jawla.register.wording import titled, word


class Position(Settled):
    """The table of positions."""

    holder = models.CharField(max_length=8)
    stance = models.CharField(max_length=20)
    issue = models.TextField()
    forum = models.TextField(blank=True)


def identify(facts: Facts) -> list[Key]:
    """The same holder's same stance on the same issue."""
    holder, stance, issue = facts.one("holder"), facts.one("stance"), facts.one("issue")
    if not holder or not stance or not issue:
        return []
    return [Key("same-stance", f"{holder}:{stance}:{normalise(issue)}"[:300])]


def caption(values: Mapping[str, Any], language: str) -> str:
    """Such as "China: the issue"."""
    return titled(word("states", values["holder"], language), values["issue"], language)


DECLARATION = Kind(
    name="position",
    label=Label(ar="موقف", zh="立场", en="position"),
    plural=Label(ar="المواقف", zh="立场", en="positions"),
    group="position",
    fields=(
        Field(
            "holder",
            Type.STATE,
            Label(ar="صاحب الموقف", zh="立场方", en="holder"),
            claims=(("position", "holder"),),
            required=True,
        ),
        Field(
            "stance",
            Type.CODE,
            Label(ar="الموقف", zh="态度", en="stance"),
            claims=(("position", "stance"),),
            required=True,
            vocabulary="stances",
        ),
        Field(
            "issue",
            Type.TEXT,
            Label(ar="المسألة", zh="议题", en="issue"),
            claims=(("position", "issue"),),
            required=True,
            wording=True,
        ),
        Field("forum", Type.TEXT, Label(ar="المحفل", zh="场合", en="forum"), claims=(("position", "forum"),)),
    ),
    identify=identify,
    caption=caption,
    once_a_source=True,
)
