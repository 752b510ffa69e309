"""Settling: from what sources say of a field to the one value that stands. Pure; see DESIGN.md, rule 3.

Precedence: an officer's ruling (an officer's note or correction), a signed instrument, a party's ministry,
an agency, the press. Within one rank the newest source comes first: by its own date, then by when it was
kept, then by the claim's number. Three things are no difference: a rougher date that contains the chosen
one (the more precise of two that agree is chosen), a name in another script, and a plan once the thing
itself was reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from jawla.register.declare import Field, Said, Spread, Type
from jawla.register.spelling import normalise, script
from jawla.terms.dates import lies_within

JsonValue = str | int | float | bool
VOICES = ("officer", "instrument", "ministry", "agency", "press")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one claim stands to the settled value of its field."""

    claim: int
    chosen: bool
    differs: bool


@dataclass(slots=True)
class Settlement:
    """The value of one field and how each claim stands to it; `value` is None where nobody says anything."""

    value: Any = None
    standings: list[Standing] = field(default_factory=list)


def in_order(said: Iterable[Said]) -> list[Said]:
    """What is said, the strongest word first."""
    newest_first = sorted(said, key=lambda one: (one.published_on, one.kept_at, one.claim), reverse=True)
    return sorted(newest_first, key=lambda one: (one.planned, _rank(one)))


def settle(declared: Field, said: Sequence[Said]) -> Settlement:
    """The settled value of a field, by its type and its spread."""
    ordered = in_order(said)
    if not ordered:
        return Settlement()
    if declared.type is Type.NAMES:
        return _settle_names(ordered)
    if declared.ranks:
        return _settle_status(declared, ordered)
    if declared.spread is Spread.UNION:
        return Settlement(_union(ordered), [Standing(one.claim, True, False) for one in ordered])
    if declared.spread is Spread.BY_SOURCE:
        return _settle_by_source(ordered)
    return _settle_one(declared, ordered)


def same(declared: Field, one: JsonValue, other: JsonValue) -> bool:
    """Whether two values of a field say the same, or can."""
    if one == other or declared.wording:
        return True
    if declared.type is Type.DATE:
        one, other = str(one), str(other)
        return lies_within(one, other) or lies_within(other, one)
    if declared.type in (Type.TEXT, Type.CITY):
        return script(str(one)) != script(str(other)) or normalise(str(one)) == normalise(str(other))
    return False


def _rank(said: Said) -> int:
    return VOICES.index("officer" if said.by_officer else said.voice)


def _settle_one(declared: Field, ordered: list[Said]) -> Settlement:
    value = ordered[0].value
    if declared.type is Type.DATE:
        value = _sharpen(value, [one for one in ordered if one.planned == ordered[0].planned])
    settled = Settlement(value)
    for one in ordered:
        agrees = same(declared, value, one.value)
        # A plan that the event overtook neither supports nor disputes what happened.
        overtaken = one.planned and not ordered[0].planned
        settled.standings.append(Standing(one.claim, agrees, not agrees and not overtaken))
    return settled


def _sharpen(value: str, ordered: list[Said]) -> str:
    for one in ordered:
        if lies_within(one.value, value):
            value = one.value
    return value


def _settle_names(ordered: list[Said]) -> Settlement:
    names: dict[str, str] = {}
    for one in ordered:
        names.setdefault(script(one.value), one.value)
    chosen = set(names.values())
    return Settlement(names, [Standing(one.claim, one.value in chosen, False) for one in ordered])


def _settle_status(declared: Field, ordered: list[Said]) -> Settlement:
    held = {one.claim: declared.values.get(one.value, one.value) for one in ordered}
    # What has come further overtakes what was said before, whoever said it.
    value = min(
        held.values(),
        key=lambda one: declared.ranks.index(one) if one in declared.ranks else len(declared.ranks),
    )
    return Settlement(value, [Standing(one.claim, held[one.claim] == value, False) for one in ordered])


def _union(ordered: list[Said]) -> list[Any]:
    return sorted({one.value for one in ordered})


def _settle_by_source(ordered: list[Said]) -> Settlement:
    first = [one.value for one in ordered if one.source == ordered[0].source]
    value = list(dict.fromkeys(first))
    return Settlement(
        value, [Standing(one.claim, one.value in value, one.value not in value) for one in ordered]
    )
