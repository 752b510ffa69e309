"""Placing: every group of a source at the records it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from jawla.register.declare import Facts, Key, Kind
from jawla.register.match import RULED, Held, Proposal, propose
from jawla.register.models import KINDS, Identity, Match


@dataclass(frozen=True, slots=True)
class Placement:
    """That a group speaks of a record of a kind, and by which keys it is recognised."""

    facts: Facts
    kind: Kind
    keys: list[Key]
    record: int
    why: Proposal


Assign = Callable[[Facts, Kind, list[Key]], tuple[int, Proposal] | None]


def place(source: Iterable[Facts], assign: Assign) -> list[Placement]:
    """Where each group of one source stands; groups that lack something for a record stand nowhere."""
    placements = []
    for facts in source:
        for kind in KINDS.values():
            if kind.group != facts.kind:
                continue
            keys = kind.identify(facts)
            assigned = assign(facts, kind, keys) if facts.claims else None
            if assigned:
                facts.placed[kind.name] = assigned[0]
                # A note that only rules on one field does not name the record: the ruling alone places it.
                by_ruling = [Key(RULED, f"{RULED}:{assigned[0]}")]
                placements.append(Placement(facts, kind, keys or by_ruling, *assigned))
    return placements


@dataclass(slots=True)
class Register:
    """The identities of the register without one source's, and what was placed of that source so far."""

    without: int
    placed: list[Held] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)

    def holders(self, kind: str, text: str) -> dict[int, list[Held]]:
        """The records that have a key of this text, each with all its keys."""
        rows = self._others().filter(kind=kind, text=text)
        records = set(rows.values_list("record", flat=True))
        records |= {
            one.record for one in self.placed if self.kinds[one.record] == kind and one.key.text == text
        }
        return self.keys_of(records)

    def keys_of(self, records: Iterable[int]) -> dict[int, list[Held]]:
        """All keys of these records."""
        wanted = set(records)
        held: dict[int, list[Held]] = defaultdict(list)
        rows = self._others().filter(record__in=wanted).order_by("id")
        for record, source, *key in rows.values_list("record", "group__source", "rule", "text", "detail"):
            held[record].append(Held(record, source, Key(*key)))
        for one in self.placed:
            if one.record in wanted:
                held[one.record].append(one)
        return held

    def is_held(self, record: int) -> bool:
        """Whether another group speaks of the record by the rules; one that was ruled to it came after its
        own.
        """
        if any(one.record == record for one in self.placed):
            return True
        ruled = Match.objects.filter(record=record, reason=RULED).values("group")
        return self._others().filter(record=record).exclude(group__in=ruled).exists()

    def add(self, kind: Kind, record: int, source: int, keys: list[Key]) -> None:
        """Know that a group of the source stands at `record`."""
        self.kinds[record] = kind.name
        self.placed += [Held(record, source, key) for key in keys]

    def _others(self) -> QuerySet[Identity]:
        return Identity.objects.exclude(group__source=self.without)


@dataclass(slots=True)
class LastMatch:
    """The newest match of a group for a kind."""

    record: int
    ruled: bool


def last_matches(sources: Iterable[int]) -> dict[tuple[int, str], LastMatch]:
    """By group and kind, where each group of these sources was placed last."""
    rows = Match.objects.filter(group__source__in=list(sources)).order_by("id")
    return {
        (group, kind): LastMatch(record, reason == RULED)
        for group, kind, record, reason in rows.values_list("group", "kind", "record", "reason")
    }


def by_rules(
    register: Register, last: dict[tuple[int, str], LastMatch], number: Callable[[str], int]
) -> Assign:
    """Places by the rules of matching: a record that fits, else the group's former one if it is free, else
    a new one
    that `number` gives."""

    def assign(facts: Facts, kind: Kind, keys: list[Key]) -> tuple[int, Proposal] | None:
        former = last.get((facts.group, kind.name))
        own = former.record if former else None
        if former and former.ruled:
            register.add(kind, former.record, facts.source, keys)
            return former.record, Proposal(own, RULED)
        if not keys:
            return None
        why = propose(kind, facts, keys, register, own)
        if why.record is None and own is not None and not register.is_held(own):
            why = Proposal(own, why.rule)
        record = number(kind.name) if why.record is None else why.record
        register.add(kind, record, facts.source, keys)
        return record, why

    return assign


def by_last_match(last: dict[tuple[int, str], LastMatch]) -> Assign:
    """Places as the last matches say; a group that was never matched stands nowhere."""

    def assign(facts: Facts, kind: Kind, keys: list[Key]) -> tuple[int, Proposal] | None:
        former = last.get((facts.group, kind.name))
        stands = former and (keys or former.ruled)
        return (former.record, Proposal(former.record, "")) if former and stands else None

    return assign


@dataclass(frozen=True, slots=True)
class Waiting:
    """A group with accepted claims that make no record yet, and the claims' fields that are still needed."""

    group: int
    kind: str
    missing: tuple[str, ...]


def find_lacking(facts: Sequence[Facts]) -> list[Waiting]:
    """The groups of one source, placed, whose accepted claims make no record yet."""
    waiting = []
    for one in facts:
        needed = [kind for kind in KINDS.values() if kind.group == one.kind and kind.name not in one.placed]
        if one.claims and len(needed) == sum(kind.group == one.kind for kind in KINDS.values()):
            waiting.append(Waiting(one.group, one.kind, _missing(one)))
    return waiting


def _missing(facts: Facts) -> tuple[str, ...]:
    needed = [
        (name, one.least)
        for kind in KINDS.values()
        for one in kind.required
        for of, name in one.claims
        if of == facts.kind
    ]
    return tuple(dict.fromkeys(name for name, least in needed if len(facts.all(name)) < least))
