from __future__ import annotations

import json
from typing import Any

from jawla.exports.readings import write_json, write_line, write_table


def reading(source: str) -> dict[str, Any]:
    fact = {"value": "Suva", "quote": "in\nSuva", "start": 3, "end": 10, "pattern": "held in a city"}
    document = {"source": source, "sha256": "0" * 64, "language": "en", "title": None}
    return {
        "document": document,
        "relevant": True,
        "rounds": [{"role": "reported", "city": fact, "heads": []}],
    }


def test_one_reading_is_an_object_and_two_are_an_array() -> None:
    assert json.loads(write_json([reading("a")]))["document"]["source"] == "a"
    assert [one["document"]["source"] for one in json.loads(write_json([reading("a"), reading("b")]))] == [
        "a",
        "b",
    ]


def test_line_has_no_line_break() -> None:
    assert "\n" not in write_line(reading("a"))


def test_table_shows_value_words_and_place() -> None:
    table = write_table(reading("a"))

    assert table.splitlines()[0].startswith("a  [en]")
    assert "rounds[1].city  Suva  “in Suva” 3–10" in table
    assert "held in a city" not in table


def test_table_names_the_pattern_when_asked() -> None:
    assert "held in a city" in write_table(reading("a"), explain=True)
