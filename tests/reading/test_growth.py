"""That a longer text takes no more than its share: what is done is counted, not timed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from jawla.reading.reader import read

HERE = Path(__file__).parent
SIZE, TIMES = 8_000, 4
PIECES = {
    **{
        f"prose {code}": (
            code,
            "\n".join(p.read_text("utf-8") for p in sorted(HERE.glob(f"corpus/{code}/**/*.txt"))),
        )
        for code in ("ar", "en", "zh")
    },
    "one phrase": ("en", "the third round of political consultations "),
    "one date": ("en", "on 12 March 2024 "),
    "brackets": ("en", "(["),
    "signs": ("zh", "中科双方第三轮磋商"),
    "marks": ("ar", "ا\u064b\u0301"),
}


def steps(text: str, code: str) -> int:
    """How many calls, and turns of generators, the reading of a text takes."""
    count = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        read(text, language=code)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", PIECES)
def test_steps_grow_with_the_length_alone(name: str) -> None:
    code, piece = PIECES[name]
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    read(text, language=code)

    once, often = steps(text, code), steps(text * TIMES, code)

    assert often <= once * TIMES * 1.15
