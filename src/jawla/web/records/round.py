"""The page of a round: its facts, who came, and what came of it, by kind of record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from jawla.register import find
from jawla.register.declare import Type
from jawla.register.evidence import RecordView
from jawla.web.records.captions import SAID
from jawla.web.records.ledger import seal_of
from jawla.web.records.show import Cell, Shown, list_sources, show_differences, show_records
from jawla.web.values import show_value
from jawla.web.words import page_language

ROOM = 3  # columns of an outcome besides its name


@dataclass(frozen=True, slots=True)
class Led:
    """Someone who led a delegation, the office held on that day, and those who say so."""

    person: Shown
    office: Cell | None
    chosen: bool

    @property
    def other_names(self) -> SafeString:
        """The person's name in the other scripts that it is known in."""
        names = self.person.record["names"]
        own = page_language() if page_language() in names else next(iter(names), "")
        return show_value({script: name for script, name in names.items() if script != own}, Type.NAMES)


@dataclass(frozen=True, slots=True)
class Side:
    """One party's delegation."""

    party: str
    heads: list[Led]


@dataclass(frozen=True, slots=True)
class Part:
    """The outcomes of one kind."""

    kind: str
    label: str
    rows: list[Shown]


def show_round_page(view: find.RoundView) -> dict[str, Any]:
    """What the template of a round's page needs."""
    outcomes = [one for rows in view.outcomes.values() for one in rows]
    heads = [h.person for one in view.delegations for h in one.heads]
    everyone = [view.record, *(one.record for one in view.delegations), *heads, *outcomes]
    number = find.number_of(view.record)
    around = show_records(_around(view))
    return {
        "shown": show_records([view.record], without=("mechanism",))[0],
        "mechanism": show_records([view.mechanism])[0],
        "number": number,
        "seal": seal_of(view.record, view.record["ordinal"] is None),
        "delegations": [_side(one) for one in view.delegations],
        "parts": [_part(kind, rows) for kind, rows in view.outcomes.items() if rows],
        "older": next((one for one in around if one.number == view.older), None),
        "newer": next((one for one in around if one.number == view.newer), None),
        "differences": show_differences(everyone),
        "sources": list_sources(everyone),
    }


def _around(view: find.RoundView) -> list[RecordView]:
    return find.find_records("round", numbers=[n for n in (view.older, view.newer) if n], witnesses=False)


def _side(view: find.DelegationView) -> Side:
    return Side(view.record["party"], [_led(one) for one in view.heads])


def _led(head: find.HeadView) -> Led:
    person = show_records([head.person])[0]
    office = show_records([head.office])[0].cells[0] if head.office else None
    return Led(person, office, head.chosen)


def _part(kind: str, rows: list[RecordView]) -> Part:
    shown = show_records(rows, without=("round", *SAID.get(kind, ())))
    for one in shown:
        one.cells = one.cells[:ROOM]
    label = rows[0].kind.plural.say(page_language())
    return Part(kind, label, shown)
