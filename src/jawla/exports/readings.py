"""Readings for machines and for the terminal: JSON, a JSON line a document, or a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def write_json(readings: list[dict[str, Any]]) -> str:
    """One document as an object, several as an array, indented."""
    return json.dumps(readings[0] if len(readings) == 1 else readings, ensure_ascii=False, indent=2)


def write_line(reading: dict[str, Any]) -> str:
    """One document as one line of JSON."""
    return json.dumps(reading, ensure_ascii=False)


def write_table(reading: dict[str, Any], *, explain: bool = False) -> str:
    """A document's facts, one a line: field, value, words; with `explain` also the pattern behind each."""
    document = reading["document"]
    head = f"{document['source']}  [{document['language']}]  " + (
        "reports a meeting" if reading["relevant"] else "reports no meeting of a mechanism"
    )
    rows = [
        (name, str(fact["value"]), _place(fact), fact.get("pattern", "")) for name, fact in _facts(reading)
    ]
    if not explain:
        rows = [(name, value, words, "") for name, value, words, _ in rows]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([head, *(f"  {line}" for line in lines)])


def _place(fact: dict[str, Any]) -> str:
    words = " ".join(fact["quote"].split())
    return f"“{words if len(words) <= 60 else words[:59] + '…'}” {fact['start']}–{fact['end']}"


def _facts(part: object, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, list):
        for number, one in enumerate(part, 1):
            yield from _facts(one, f"{name}[{number}]")
    elif isinstance(part, dict) and "quote" in part:
        yield name, part
    elif isinstance(part, dict):
        for key, one in part.items():
            yield from _facts(one, f"{name}.{key}" if name else key)
