"""Whatever a text holds, a reading comes back, and every quote stands in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jawla.reading.reader import LANGUAGES, read

HERE = Path(__file__).parent
LINES = [
    line
    for code in LANGUAGES
    for path in sorted((HERE / "examples" / code).glob("*.txt"))[:6]
    for line in path.read_text("utf-8").splitlines()
    if line.strip()
]
ODD = [
    "\u202e\u202d\u2066\u2069",
    "\u200b\u200d\ufeff",
    "ا" + "\u064b\u0301" * 80,
    "\ud800\udfff",
    "\ue000\ue001 \ue004\ue007",
    "\uffff\x00\x1c\x85\u2028",
    "Стороны 両国 दोनों पक्ष",
    "9" * 400,
    "٣" * 120 + "،" + "３" * 40,
    "0000-00-00 9999-12-31 31/02/0000 year 0",
    "«“„『「((([[[" * 9,
    "2000 2001 2002 " * 20,
    "third " * 40,
    "第" * 60 + "十二百" * 30,
    "A. B. C. " * 40,
    "Ministry of Foreign Affairs of the " * 20,
    "\n" * 40,
    " " * 300,
    "ـ" * 200,
    "𠮷ﷺﻻ",
]
PIECES = st.one_of(st.sampled_from(LINES), st.sampled_from(ODD), st.text(max_size=60))
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from(["", " ", "\n", ". ", "。"])), min_size=1, max_size=14
).map(lambda pieces: "".join(one for piece in pieces for one in piece))
BOUNDED = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("code", LANGUAGES)
@BOUNDED
@given(text=TEXTS)
def test_reading_of_any_text_quotes_it_exactly(code: str, text: str) -> None:
    reading = read(text, language=code).to_json(source="any", sha256="0" * 64)

    wrong = [fact for fact in facts(reading) if text[fact["start"] : fact["end"]] != fact["quote"]]
    assert wrong == []
    assert json.loads(json.dumps(reading)) == reading


@pytest.mark.parametrize("code", LANGUAGES)
def test_number_of_ten_thousand_digits_is_passed_over(code: str) -> None:
    text = LINES[0] + " " + "7" * 10_000 + " million. " + "第" + "七" * 10_000 + "轮"

    reading = read(text, language=code).to_json(source="any", sha256="0" * 64)

    assert all(text[fact["start"] : fact["end"]] == fact["quote"] for fact in facts(reading))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("piece", [*ODD, "third round ", "第三轮磋商", "الجولة الثالثة "])
def test_line_that_goes_on_and_on_is_read_to_its_end(code: str, piece: str) -> None:
    text = piece * (20_000 // len(piece))

    reading = read(text, language=code).to_json(source="any", sha256="0" * 64)

    assert all(text[fact["start"] : fact["end"]] == fact["quote"] for fact in facts(reading))


def facts(part: Any) -> Iterator[dict[str, Any]]:
    """Every value of a reading that has a quote."""
    if isinstance(part, dict):
        if "quote" in part:
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from facts(one)
