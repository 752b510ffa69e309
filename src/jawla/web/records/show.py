"""Records as their pages show them: each value in the page's words, with those who say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from jawla.register import find
from jawla.register.declare import Type
from jawla.register.evidence import RecordView, Value, Witness
from jawla.register.rule import can_rule
from jawla.web.records.captions import say_caption
from jawla.web.values import say_unit, show_value
from jawla.web.words import page_language

Linked = dict[tuple[str, int], RecordView]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a record; `said` are those who say it, `wide` where it needs room."""

    label: str
    value: SafeString | str
    said: tuple[Witness, ...] = ()
    known: bool = True
    differs: bool = False
    settled: bool = False
    inferred: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values on which sources differ, and who says it; `claim` is one that says it."""

    value: SafeString
    said: list[Witness]
    chosen: bool

    @property
    def claim(self) -> int:
        return self.said[0].claim


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which sources differ: the value that stands first. `ruling` is an officer's, if any."""

    record: RecordView
    field: str
    label: str
    caption: SafeString
    sides: list[Side]
    ruling: Witness | None
    may_rule: bool


@dataclass(slots=True)
class Shown:
    """One record with what its page needs."""

    record: RecordView
    caption: SafeString
    cells: list[Cell]
    said: list[Witness] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.record.number

    @property
    def url(self) -> str:
        return reverse("record", args=[self.record.kind.name, self.record.number])


def show_records(records: Iterable[RecordView], *, without: tuple[str, ...] = ()) -> list[Shown]:
    """The records, each with its cells; the records that they point to are fetched together."""
    chosen = list(records)
    linked = find_linked(chosen)
    return [
        Shown(one, say_caption(one), list(_cells(one, linked, without)), one_a_source(one.values.values()))
        for one in chosen
    ]


def find_linked(records: Iterable[RecordView]) -> Linked:
    """The records that the fields of these point to, by kind and number."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for record in records:
        for value in record.values.values():
            if value.field.type is Type.LINK:
                wanted[value.field.links].update(number for number, _ in _targets(value))
    return {
        (kind, one.number): one
        for kind, numbers in wanted.items()
        for one in find.find_records(kind, numbers=numbers, witnesses=False)
    }


def _targets(value: Value) -> Iterator[tuple[int, str]]:
    numbers = value.value if isinstance(value.value, list) else [value.value]
    return ((number, value.field.links) for number in numbers if number)


def _cells(record: RecordView, linked: Linked, without: tuple[str, ...]) -> Iterator[Cell]:
    for name, value in record.values.items():
        if name not in without and not _goes_without_saying(record, name, value):
            yield show_cell(value, linked)
        if name == "ordinal" and not value.is_known and record.inferred.get("ordinal_inferred"):
            number = str(record.inferred["ordinal_inferred"])
            yield Cell(_label(value), number, inferred=True)


def _goes_without_saying(record: RecordView, name: str, value: Value) -> bool:
    """A round of one day has no end of its own; one in a place is not online; a number may be inferred."""
    if record.kind.name != "round" or value.is_known:
        return name == "end" and value.value == record["start"]
    return name in ("end", "virtual") or (name == "ordinal" and bool(record.inferred.get("ordinal_inferred")))


def show_cell(value: Value, linked: Linked) -> Cell:
    """One value as its cell."""
    return Cell(
        label=_label(value),
        value=_show(value, linked) if value.is_known else "",
        said=tuple(one_a_source([value])),
        known=value.is_known,
        differs=value.differs,
        settled=ruling_on(value) is not None,
        wide=value.field.many or value.field.type in (Type.NAMES, Type.LINK),
    )


def _label(value: Value) -> str:
    return value.field.label.say(page_language())


def _show(value: Value, linked: Linked) -> SafeString:
    if value.field.type is Type.LINK:
        there = (linked[kind, number] for number, kind in _targets(value) if (kind, number) in linked)
        return format_html_join(gettext(", "), "{}", ((link_to(one),) for one in there))
    if value.field.name == "unit":
        return say_unit(value.value)
    return show_value(value.value, value.field.type, value.field.vocabulary, _language_of(value))


def _language_of(value: Value) -> str:
    """The language of a value's words: that of the source it is taken from."""
    return next((one.language for one in value.witnesses if one.chosen), "")


def link_to(record: RecordView) -> SafeString:
    """A link to the record's page, under its caption."""
    url = reverse("record", args=[record.kind.name, record.number])
    return format_html('<a href="{}">{}</a>', url, say_caption(record))


def one_a_source(values: Iterable[Value]) -> list[Witness]:
    """Of all who speak of these values one a source, those first whose word stands."""
    witnesses = sorted((w for value in values for w in value.witnesses), key=lambda one: not one.chosen)
    return list({one.source: one for one in reversed(witnesses)}.values())[::-1]


def show_differences(records: Iterable[RecordView]) -> list[Difference]:
    """Each disputed field of these records, with all that is said of it."""
    return [_difference(one, value) for one in records for value in one.differences]


def _difference(record: RecordView, value: Value) -> Difference:
    return Difference(
        record=record,
        field=value.field.name,
        label=_label(value),
        caption=say_caption(record),
        sides=list(_sides(value)),
        ruling=ruling_on(value),
        may_rule=can_rule(record.kind, value.field),
    )


def ruling_on(value: Value) -> Witness | None:
    """The officer's note by which a disputed value stands, the newest where there are several."""
    notes = (one for one in reversed(value.witnesses) if one.chosen and one.voice == "officer")
    return next(notes, None) if value.differs else None


def _sides(value: Value) -> Iterator[Side]:
    said: dict[str, list[Witness]] = defaultdict(list)
    for witness in value.witnesses:
        said[repr(witness.value)].append(witness)
    for group in sorted(said.values(), key=lambda group: not group[0].chosen):
        shown = show_value(group[0].value, _claimed(value), value.field.vocabulary, group[0].language)
        yield Side(shown, group, group[0].chosen)


def _claimed(value: Value) -> Type:
    # A claim says a name or a role where the record holds a link or a status.
    return Type.TEXT if value.field.type in (Type.LINK, Type.NAMES, Type.STATUS) else value.field.type


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the list at a record's side."""

    number: int
    witness: Witness


def list_sources(records: Iterable[RecordView]) -> list[SourceLine]:
    """The sources that these records rest on, each once."""
    seen = {w.source: w for one in records for value in one.values.values() for w in value.witnesses}
    return [SourceLine(number, witness) for number, witness in seen.items()]
