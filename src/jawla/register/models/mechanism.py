"""A mechanism: the standing arrangement under which two parties meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Spread, Type
from jawla.register.models.record import Settled
from jawla.register.wording import between, word

PARTIES = 2  # fewer make no mechanism


class Mechanism(Settled):
    """The table of mechanisms."""

    kind = models.CharField(max_length=40)
    parties = models.JSONField(default=list)


def identify(facts: Facts) -> list[Key]:
    """The same kind of meeting between the same parties is the same mechanism."""
    kind, parties = facts.one("mechanism"), sorted(facts.all("party"))
    if not kind or len(parties) < PARTIES:
        return []
    return [Key("same-kind-and-parties", f"{kind}:{','.join(parties)}")]


def caption(values: Mapping[str, Any], language: str) -> str:
    """Such as "Political consultations: Kuwait and China"."""
    return between(word("mechanisms", values["kind"], language), values["parties"], language)


DECLARATION = Kind(
    name="mechanism",
    label=Label(ar="آلية", zh="机制", en="mechanism"),
    plural=Label(ar="الآليات", zh="机制", en="mechanisms"),
    group="round",
    fields=(
        Field(
            "kind",
            Type.CODE,
            Label(ar="النوع", zh="类型", en="kind"),
            claims=(("round", "mechanism"),),
            required=True,
            vocabulary="mechanisms",
        ),
        Field(
            "parties",
            Type.STATE,
            Label(ar="الطرفان", zh="双方", en="parties"),
            claims=(("round", "party"),),
            required=True,
            least=PARTIES,
            spread=Spread.UNION,
        ),
    ),
    identify=identify,
    caption=caption,
)
