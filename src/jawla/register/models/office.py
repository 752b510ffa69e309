"""An office: a title under a state, as each source writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Type
from jawla.register.models.record import Settled
from jawla.register.spelling import normalise
from jawla.register.wording import own_name


class Office(Settled):
    """The table of offices; `titles` has one title a script."""

    titles = models.JSONField(default=dict)
    state = models.CharField(max_length=8, blank=True)


def identify(facts: Facts) -> list[Key]:
    """What one person was at one round is one office, in whatever script; elsewhere title and state
    decide.
    """
    title, state = facts.one("office"), facts.one("state") or ""
    this_round, person = facts.home("round"), facts.placed.get("person")
    if not title or person is None or this_round is None:
        return []
    return [
        Key("same-person-and-round", f"{this_round}:{person}"),
        Key("same-title-and-state", f"{normalise(title)}:{state}"[:300]),
    ]


def caption(values: Mapping[str, Any], language: str) -> str:
    """The title in the script of `language`, or else the one that is known."""
    return own_name(values["titles"], language)


DECLARATION = Kind(
    name="office",
    label=Label(ar="منصب", zh="职务", en="office"),
    plural=Label(ar="المناصب", zh="职务", en="offices"),
    group="head",
    fields=(
        Field(
            "titles",
            Type.NAMES,
            Label(ar="المسمى", zh="职务名称", en="title"),
            claims=(("head", "office"),),
            required=True,
        ),
        Field("state", Type.STATE, Label(ar="الدولة", zh="国家", en="state"), claims=(("head", "state"),)),
    ),
    identify=identify,
    caption=caption,
)
