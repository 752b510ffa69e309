"""Scores on the examples are pinned: a floor may rise; lowering one needs its own commit with the reason."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from reading.score import Tally, plain, score_doc

from jawla.reading.reader import LANGUAGES, read

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
CASES = [
    pytest.param(code, name, floor, id=f"{code}-{name}")
    for code in FLOORS
    for name, floor in FLOORS[code].items()
]


@cache
def tallies(code: str) -> dict[str, Tally]:
    scores: dict[str, Tally] = defaultdict(Tally)
    for path in sorted((HERE / "examples" / code).glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        reading = read(path.read_text("utf-8"), language=code).to_json(source=path.name, sha256="0" * 64)
        score_doc(scores, gold, plain(reading))
    return scores


@pytest.mark.parametrize(("code", "name", "floor"), CASES)
def test_score_does_not_fall_below_its_floor(code: str, name: str, floor: float) -> None:
    assert round(tallies(code)[name].f, 3) >= floor


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_field_that_is_scored_has_a_floor(code: str) -> None:
    assert set(FLOORS[code]) == set(tallies(code))
