"""Records rebuilt from what groups say and where they stand: the same for entering and for checking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from jawla.register.declare import Facts, Field, Kind, Said, Type
from jawla.register.facts import load_facts
from jawla.register.match import RULED
from jawla.register.models import KINDS, TABLES, Identity, Record, Settled
from jawla.register.models.round import Round
from jawla.register.settle import Settlement, Standing, settle

Row = dict[str, Any]


@dataclass(slots=True)
class Rebuilt:
    """What a record is by its claims: the columns of its table, and how each claim stands to each field."""

    record: int
    kind: Kind
    row: Row
    standings: dict[tuple[str, int], Standing] = field(default_factory=dict)


def rebuild(records: Iterable[int]) -> dict[int, Rebuilt | None]:
    """By number, these records as their claims make them; None for one of which no group speaks any more."""
    wanted = set(records)
    kinds = dict(Record.objects.filter(pk__in=wanted).values_list("pk", "kind"))
    speakers = _speakers(wanted)
    # A ruling decides between others; alone it makes no record.
    recognised = set(
        Identity.objects.filter(record__in=wanted).exclude(rule=RULED).values_list("record", flat=True)
    )
    rebuilt = {
        record: _rebuild(record, KINDS[kind], speakers[record]) if record in recognised else None
        for record, kind in kinds.items()
    }
    _infer_ordinals([one for one in rebuilt.values() if one and one.kind.name == "round"])
    return rebuilt


def stored_row(table: Settled, kind: Kind) -> Row:
    """The columns of a stored record, in the form that `rebuild` gives."""
    return {name: getattr(table, name) for name in columns(kind)}


def columns(kind: Kind) -> list[str]:
    """The columns of a kind's table, less the record's number."""
    return [one.attname for one in TABLES[kind.name]._meta.concrete_fields if not one.primary_key]


def _speakers(records: set[int]) -> dict[int, list[Facts]]:
    """By record, what the groups that stand at it say, each with the records it was placed at."""
    here = list(Identity.objects.filter(record__in=records).values_list("group", "group__source").distinct())
    groups = {group for group, _ in here}
    loaded = load_facts({source for _, source in here}, only=groups)
    by_group = {one.group: one for facts in loaded.values() for one in facts}
    stands: dict[int, set[int]] = defaultdict(set)
    rows = Identity.objects.filter(group__in=by_group).order_by("id")
    for group, kind, record in rows.values_list("group", "kind", "record").distinct():
        by_group[group].placed[kind] = record
        stands[record].add(group)
    return defaultdict(
        list, {one: [by_group[group] for group in sorted(stands[one])] for one in records & set(stands)}
    )


def _rebuild(record: int, kind: Kind, speakers: list[Facts]) -> Rebuilt:
    rebuilt = Rebuilt(record, kind, {})
    for declared in kind.fields:
        settled = _settle(declared, speakers)
        rebuilt.row[_column(kind, declared)] = _empty(declared) if settled.value is None else settled.value
        rebuilt.standings |= {(declared.name, one.claim): one for one in settled.standings}
    return rebuilt


def _settle(declared: Field, speakers: list[Facts]) -> Settlement:
    if declared.of_source:
        return Settlement(speakers[0].reporter)
    return settle(declared, [said for facts in speakers for said in _said(declared, facts)])


def _said(declared: Field, facts: Facts) -> Iterator[Said]:
    for of, name in declared.claims:
        speaker = facts.context if of == "context" else facts
        for said in speaker.claims.get(name, ()) if speaker else ():
            if declared.type is not Type.LINK:
                yield said
            elif (linked := _linked(declared, facts)) is not None:
                yield replace(said, value=linked)


def _linked(declared: Field, facts: Facts) -> int | None:
    return facts.home(declared.links) if declared.of_parent else facts.placed.get(declared.links)


def _column(kind: Kind, declared: Field) -> str:
    return TABLES[kind.name]._meta.get_field(declared.name).attname  # type: ignore[union-attr]


def _empty(declared: Field) -> list[Any] | dict[str, Any] | str | None:
    if declared.many:
        return []
    if declared.type is Type.NAMES:
        return {}
    return None if declared.type in (Type.NUMBER, Type.COUNT, Type.BOOLEAN, Type.LINK) else ""


def _infer_ordinals(rounds: list[Rebuilt]) -> None:
    """A round announced as the next has, while no text numbers it, the number after that of the reporting
    round.

    The other round's number is read from its table: it is settled before, and checked in its own turn.
    """
    for one in rounds:
        one.row["ordinal_inferred"] = None
    unnumbered = {one.record: one for one in rounds if one.row["ordinal"] is None}
    rows = Identity.objects.filter(record__in=unnumbered, rule="next-of").values_list("record", "text")
    before = [(record, int(text.partition(">")[2])) for record, text in rows]
    known = {one.record: one.row["ordinal"] for one in rounds}
    missing = {number for _, number in before} - set(known)
    known |= dict(Round._default_manager.filter(pk__in=missing).values_list("pk", "ordinal"))
    for record, number in before:
        if known.get(number):
            inferred = unnumbered[record].row["ordinal_inferred"]
            unnumbered[record].row["ordinal_inferred"] = min(filter(None, (inferred, known[number] + 1)))
