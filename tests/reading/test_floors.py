"""Scores are pinned by language, set of texts and field: a floor only rises.

Lowering one needs its own commit with the reason. `examples` are the texts that the rules of answering were
agreed with, `tune` those that rules are made from, `test` those that nobody looks at but for the score.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest

from jawla.reading.agreement import FIELDS, Agreement
from jawla.reading.compare import compare, plain
from jawla.reading.reader import LANGUAGES, read

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, dict[str, float]]] = {
    file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted((HERE / "floors").glob("*.toml"))
}
SETS = [(code, name) for code in FLOORS for name in FLOORS[code]]
CASES = [
    pytest.param(code, name, field, floor, id=f"{code}-{name}-{field}")
    for code, name in SETS
    for field, floor in FLOORS[code][name].items()
]


def folder(code: str, name: str) -> Path:
    return HERE / "examples" / code if name == "examples" else HERE / "corpus" / code / name


@cache
def agreement(code: str, name: str) -> Agreement:
    found = Agreement()
    for path in sorted(folder(code, name).glob("*.txt")):
        answer = json.loads(path.with_suffix(".json").read_text("utf-8"))
        reading = read(path.read_text("utf-8"), language=code).to_json(source=path.name, sha256="0" * 64)
        found.add(compare(answer, plain(reading)))
    return found


@pytest.mark.parametrize(("code", "name", "field", "floor"), CASES)
def test_score_does_not_fall_below_its_floor(code: str, name: str, field: str, floor: float) -> None:
    found = agreement(code, name)

    score = found.overall().f1 if field == "overall" else found.tallies[field].f1

    assert round(score, 3) >= floor


@pytest.mark.parametrize(("code", "name"), SETS)
def test_every_field_that_is_scored_has_a_floor(code: str, name: str) -> None:
    tallies = agreement(code, name).tallies

    scored = {field for field in FIELDS if tallies[field].size}

    assert scored | {"overall"} == set(FLOORS[code][name])


def test_every_language_has_floors_for_a_test_split() -> None:
    assert {code for code in LANGUAGES if "test" in FLOORS.get(code, {})} == set(LANGUAGES)
