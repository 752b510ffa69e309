"""The ledger of a mechanism: rounds as seals on a rail, newest first, with the numbers nobody tells of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import SafeString

from jawla.register import find
from jawla.register.declare import Type
from jawla.register.evidence import RecordView, Witness
from jawla.web.dates import say_partial
from jawla.web.records.show import find_linked, link_to, one_a_source
from jawla.web.values import show_value
from jawla.web.words import word


@dataclass(frozen=True, slots=True)
class Row:
    """One round; without a record, only its number is known."""

    number: int | None  # of a gap the highest; it reaches `down_to` another
    seal: str
    rail: str
    record: RecordView | None = None
    date: str = ""
    place: SafeString | str = ""
    status: str = ""
    inferred: bool = False
    heads: tuple[tuple[str, SafeString], ...] = ()
    said: tuple[Witness, ...] = ()
    down_to: int | None = None


def show_ledger(view: find.MechanismView) -> list[Row]:
    """The rows of a mechanism's ledger."""
    heads = _find_heads([line.record.number for line in view.lines if line.record])
    return [_row(line, heads) for line in view.lines]


def _row(line: find.LedgerLine, heads: dict[int, list[tuple[str, SafeString]]]) -> Row:
    record = line.record
    if record is None:
        return Row(line.ordinal, "seal-missing", "missing", down_to=line.down_to)
    return Row(
        number=line.ordinal,
        seal=seal_of(record, line.inferred),
        rail="inferred" if line.inferred else "stated",
        record=record,
        date=say_when(record),
        place=say_place(record),
        status=word("round-status", record["status"]),
        inferred=line.inferred and line.ordinal is not None,
        heads=tuple(heads[record.number]),
        said=tuple(one_a_source([record.values["status"], record.values["mechanism"]])),
    )


def seal_of(record: RecordView, inferred: bool) -> str:
    """The stroke of a round's seal: stated, inferred, or still to come."""
    if record["status"] != "held":
        return "seal-next"
    return "seal-inferred" if inferred else ""


def say_when(record: RecordView) -> str:
    """The days of a round, or its day."""
    start, end = record["start"], record["end"]
    return say_partial("/".join(dict.fromkeys(day for day in (start, end) if day)))


def say_place(record: RecordView) -> SafeString | str:
    """The city, or else the country."""
    if record["city"]:
        return show_value(record["city"], Type.CITY)
    return show_value(record["country"], Type.STATE) if record["country"] else ""


def _find_heads(rounds: list[int]) -> dict[int, list[tuple[str, SafeString]]]:
    """By round, the parties and who led for each."""
    delegations = find.find_records("delegation", round__in=rounds, witnesses=False)
    persons = find_linked(delegations)
    heads: dict[int, list[tuple[str, SafeString]]] = defaultdict(list)
    for one in delegations:
        for number in one["heads"][:1]:
            heads[one["round"]].append((one["party"], link_to(persons["person", number])))
    return heads
