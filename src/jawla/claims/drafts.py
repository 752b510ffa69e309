"""From a reading to the groups of claims that it makes; no database here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from jawla.terms.quote import Fact
from jawla.terms.reading import (
    Commitment,
    Figure,
    Head,
    Instrument,
    Milestone,
    Position,
    Project,
    Reading,
    Round,
)

# One group for each entry of these lists of a reading.
KINDS = {
    "instruments": "instrument",
    "projects": "project",
    "figures": "figure",
    "commitments": "commitment",
    "milestones": "milestone",
    "positions": "position",
}
AnyFact = Fact[Any]
Thing = Round | Head | Instrument | Project | Figure | Commitment | Milestone | Position


@dataclass(eq=False)
class Draft:
    """A group to be: the thing, the thing it belongs to, and what the text says of it."""

    kind: str
    facts: list[tuple[str, AnyFact]]
    parent: Draft | None = None
    children: list[Draft] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the text begins to speak of it."""
        return min(fact.quote.start for _, fact in self.facts)


def draft_groups(reading: Reading) -> list[Draft]:
    """The groups of a reading, in the order of the text, each followed by those that belong to it.

    A round without any fact makes no group: there are no words to show for it.
    """
    rounds = [draft for one in reading.rounds if (draft := _round(one))]
    reported = next((draft for draft in rounds if draft.facts[0][1].value == "reported"), None)
    if reported:
        reported.facts += [("topic", topic) for topic in reading.topics]
    others = [_thing(kind, one) for name, kind in KINDS.items() for one in getattr(reading, name)]
    for draft in others:
        if draft.kind == "commitment" and reported:
            draft.parent = reported
            reported.children.append(draft)
    return list(_in_order([draft for draft in rounds + others if draft.parent is None]))


def _in_order(drafts: list[Draft]) -> Iterator[Draft]:
    for draft in sorted(drafts, key=lambda one: one.start):
        yield draft
        yield from _in_order(draft.children)


def _round(one: Round) -> Draft | None:
    facts = _facts(one)
    if not facts:
        return None
    named = one.mechanism or one.ordinal or facts[0][1]
    role = Fact(one.role, named.quote, named.pattern)
    draft = Draft("round", [("role", role), *facts])
    draft.children = [_head(head, draft) for head in one.heads]
    return draft


def _head(one: Head, of_round: Draft) -> Draft:
    return Draft("head", _facts(one), of_round)


def _thing(kind: str, one: Thing) -> Draft:
    return Draft(kind, _facts(one))


def _facts(thing: Thing) -> list[tuple[str, AnyFact]]:
    found: list[tuple[str, AnyFact]] = []
    for one in fields(thing):
        value = getattr(thing, one.name)
        if isinstance(value, Fact):
            found.append((one.name, value))
        elif one.name == "parties":
            found += [("party", party) for party in value]
    return found
