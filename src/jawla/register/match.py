"""Matching: which record a group speaks of. Pure: what the register knows comes in as a `Ledger`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from jawla.register.declare import Facts, Key, Kind

RULED = "ruled"
NEW = "new-record"
# More than one round can meet a rough date; then the date tells nothing.
_NEEDS_ONE = ("dates-meet",)


@dataclass(frozen=True, slots=True)
class Held:
    """A key by which a group of some source recognises a record."""

    record: int
    source: int
    key: Key


class Ledger(Protocol):
    """What the register knows of identities, less those of the source that is being matched."""

    def holders(self, kind: str, text: str) -> dict[int, list[Held]]:
        """The records that have a key of this text, each with all its keys."""

    def keys_of(self, records: Iterable[int]) -> dict[int, list[Held]]:
        """All keys of these records."""


@dataclass(slots=True)
class Proposal:
    """The record a group speaks of, None for a new one, and the rule that says so."""

    record: int | None
    rule: str
    values: dict[str, Any] = field(default_factory=dict)


def propose(kind: Kind, facts: Facts, keys: list[Key], ledger: Ledger, own: int | None) -> Proposal:
    """The record of the first key that one fits; where several do, the group's own, else the oldest."""
    for key in _probes(kind, facts, keys, ledger):
        found = [
            record
            for record, held in sorted(ledger.holders(kind.name, key.text).items())
            if _may_be(kind, facts, key, keys, held)
        ]
        if len(found) > 1 and key.rule in _NEEDS_ONE and own not in found:
            continue
        if found:
            return Proposal(own if own in found else found[0], key.rule, _values(facts))
    return Proposal(None, NEW)


def _may_be(kind: Kind, facts: Facts, key: Key, keys: list[Key], held: list[Held]) -> bool:
    in_same_text = [one for one in held if one.source == facts.source]
    if kind.once_a_source and in_same_text:
        return False
    if kind.once_by == key.rule and any(one.key.text == key.text for one in in_same_text):
        return False
    return kind.fits(key, keys, [one.key for one in held])


def _probes(kind: Kind, facts: Facts, keys: list[Key], ledger: Ledger) -> Iterator[Key]:
    yield from keys
    if kind.name == "round":
        yield from _by_neighbour(facts, keys, ledger)


def _by_neighbour(facts: Facts, keys: list[Key], ledger: Ledger) -> Iterator[Key]:
    """A numbered round may be the one announced as next by the text of the round before it, and the other
    way round.
    """
    mechanism, number = facts.placed["mechanism"], facts.one("ordinal")
    if number:
        for before in ledger.holders("round", f"{mechanism}#{number - 1}"):
            yield Key("next-by-number", f"{mechanism}>{before}")
        return
    for key in keys:
        if key.rule == "next-of":
            reported = int(key.text.partition(">")[2])
            for ordinal in _ordinals(reported, facts, ledger):
                yield Key("next-by-number", f"{mechanism}#{ordinal + 1}")


def _ordinals(reported: int, facts: Facts, ledger: Ledger) -> list[int]:
    """The number of the reported round: as its own text gives it, else as other texts do."""
    own = facts.context.one("ordinal") if facts.context else None
    if own:
        return [own]
    held = ledger.keys_of([reported]).get(reported, [])
    return sorted({int(one.key.text.partition("#")[2]) for one in held if one.key.rule == "same-ordinal"})


def _values(facts: Facts) -> dict[str, Any]:
    names = ("ordinal", "start", "name", "office", "subject", "date", "period", "value")
    return {name: facts.one(name) for name in names if facts.one(name) is not None}
