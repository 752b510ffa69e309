"""A person, under every name that a source writes, each in its script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Type
from jawla.register.models.record import Settled
from jawla.register.spelling import normalise, script
from jawla.register.wording import own_name


class Person(Settled):
    """The table of persons; `names` has one name a script."""

    names = models.JSONField(default=dict)
    state = models.CharField(max_length=8, blank=True)


def identify(facts: Facts) -> list[Key]:
    """Two texts on one round name the same head, in whatever script; elsewhere name and state decide."""
    name, state = facts.one("name"), facts.one("state") or ""
    if not name or facts.home("round") is None:
        return []
    detail = f"{script(name)}:{normalise(name)}"
    by_name = Key("same-name-and-state", f"{detail}:{state}"[:300], detail[:300])
    if not state:
        return [by_name]
    return [Key("same-delegation", f"{facts.home('round')}:{state}", detail[:300]), by_name]


def fits(key: Key, mine: list[Key], theirs: list[Key]) -> bool:
    """Whether the other's names in the same script share a word: two heads of one delegation may be two
    persons.
    """
    if key.rule != "same-delegation":
        return True
    writing, _, name = key.detail.partition(":")
    same_script = [one.detail.partition(":")[2] for one in theirs if one.detail.startswith(f"{writing}:")]
    return not same_script or any(_alike(name, one) for one in same_script)


def caption(values: Mapping[str, Any], language: str) -> str:
    """The name in the script of `language`, or else the one that is known."""
    return own_name(values["names"], language)


def _alike(name: str, other: str) -> bool:
    # Chinese writes no spaces: there the family name, which comes first, is what must agree.
    return name[0] == other[0] if " " not in name + other else bool(set(name.split()) & set(other.split()))


DECLARATION = Kind(
    name="person",
    label=Label(ar="شخص", zh="人物", en="person"),
    plural=Label(ar="الأشخاص", zh="人物", en="persons"),
    group="head",
    fields=(
        Field(
            "names",
            Type.NAMES,
            Label(ar="الاسم", zh="姓名", en="name"),
            claims=(("head", "name"),),
            required=True,
        ),
        Field("state", Type.STATE, Label(ar="الدولة", zh="国家", en="state"), claims=(("head", "state"),)),
    ),
    identify=identify,
    caption=caption,
    fits=fits,
    once_by="same-delegation",  # two who lead one delegation in one text are two persons
)
