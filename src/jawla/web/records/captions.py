"""Captions of records in the page's words: the register's own, with dates, numbers and cities said as pages do."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from jawla.register.declare import Type
from jawla.register.evidence import RecordView, Value
from jawla.web.dates import say_partial
from jawla.web.words import page_language


def say_caption(record: RecordView) -> SafeString:
    """What the record is called, isolated from the words around it."""
    values = {name: _say(value) for name, value in record.values.items()}
    return format_html("<bdi>{}</bdi>", record.kind.caption(values | record.inferred, page_language()))


def _say(value: Value) -> Any:
    return say_partial(value.value) if value.field.type is Type.DATE and value.value else value.value
