"""Captions of records: the register's own, with dates and numbers in the page's words."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from jawla.register.declare import Type
from jawla.register.evidence import RecordView, Value
from jawla.web.dates import say_partial
from jawla.web.numbers import say_number
from jawla.web.values import say_unit
from jawla.web.words import page_language, word

# Fields that a caption says already, so that a list does not say them twice.
SAID = {
    "mechanism": ("kind",),
    "round": ("ordinal", "city"),
    "delegation": ("party",),
    "person": ("names",),
    "office": ("titles",),
    "project": ("names",),
    "instrument": ("kind", "subject"),
    "commitment": ("round", "kind", "gist"),
    "figure": ("indicator", "period", "value", "unit"),
}

NAMED = ("person", "office", "project")


def say_caption(record: RecordView) -> SafeString:
    """What the record is called, isolated from the words around it."""
    if record.kind.name == "figure":
        return _say_figure(record)
    values = {name: _say(value) for name, value in record.values.items()}
    caption = record.kind.caption(values | record.inferred, page_language())
    # Names keep the capitals that their sources give them.
    return format_html("<bdi>{}</bdi>", caption if record.kind.name in NAMED else capfirst(caption))


def _say(value: Value) -> object:
    return say_partial(value.value) if value.field.type is Type.DATE and value.value else value.value


def _say_figure(record: RecordView) -> SafeString:
    """Such as "bilateral trade, 2024: 23 billion USD"."""
    what = capfirst(word("indicators", record["indicator"]))
    when = gettext(", ") + say_partial(record["period"]) if record["period"] else ""
    number = say_number(record["value"])
    return format_html(
        '<bdi>{}{}: <span class="nb">{} {}</span></bdi>', what, when, number, say_unit(record["unit"])
    )
