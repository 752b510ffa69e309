"""A delegation: who came to a round for one party, and who led it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Spread, Type
from jawla.register.models.record import Settled
from jawla.register.wording import word


class Delegation(Settled):
    """The table of delegations; `heads` and `offices` are numbers of records, in the order of precedence."""

    round = models.ForeignKey("register.Round", on_delete=models.PROTECT, related_name="delegations")
    party = models.CharField(max_length=8)
    heads = models.JSONField(default=list)
    offices = models.JSONField(default=list)


def identify(facts: Facts) -> list[Key]:
    """One round has one delegation of each party."""
    this_round, party = facts.home("round"), facts.one("state")
    if this_round is None or not party or not facts.one("name"):
        return []
    return [Key("same-round-and-party", f"{this_round}:{party}")]


def caption(values: Mapping[str, Any], language: str) -> str:
    """The party's name."""
    return word("states", values["party"], language)


DECLARATION = Kind(
    name="delegation",
    label=Label(ar="وفد", zh="代表团", en="delegation"),
    plural=Label(ar="الوفود", zh="代表团", en="delegations"),
    group="head",
    fields=(
        Field(
            "round",
            Type.LINK,
            Label(ar="الجولة", zh="轮次", en="round"),
            claims=(("head", "name"),),
            required=True,
            links="round",
            of_parent=True,
        ),
        Field(
            "party",
            Type.STATE,
            Label(ar="الطرف", zh="一方", en="party"),
            claims=(("head", "state"),),
            required=True,
        ),
        Field(
            "heads",
            Type.LINK,
            Label(ar="رئيس الوفد", zh="团长", en="head of delegation"),
            claims=(("head", "name"),),
            links="person",
            spread=Spread.BY_SOURCE,
        ),
        Field(
            "offices",
            Type.LINK,
            Label(ar="المنصب يومئذ", zh="时任职务", en="office held on that day"),
            claims=(("head", "office"),),
            links="office",
            spread=Spread.BY_SOURCE,
        ),
    ),
    identify=identify,
    caption=caption,
)
