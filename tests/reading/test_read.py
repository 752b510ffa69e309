from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jawla.reading.reader import LANGUAGES, UnreadLanguage, read
from jawla.terms.reading import Reading

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE / "examples").rglob("*.txt"))
SCHEMA = Draft202012Validator(json.loads((files("jawla.terms") / "reading.schema.json").read_text("utf-8")))


def facts(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [fact for one in part for fact in facts(one)]
    if isinstance(part, dict):
        return [part] if "quote" in part else [fact for one in part.values() for fact in facts(one)]
    return []


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read((HERE / "seed" / "article.txt").read_text("utf-8"), language="ar")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_reading_keeps_the_schema_and_quotes_exactly(path: Path) -> None:
    text = path.read_text("utf-8")

    reading = read(text, language=path.parent.name).to_json(source=path.name, sha256="0" * 64)

    assert [error.message for error in SCHEMA.iter_errors(reading)] == []
    assert [fact for fact in facts(reading) if text[fact["start"] : fact["end"]] != fact["quote"]] == []
    assert all(fact["pattern"] for fact in facts(reading))


@pytest.mark.parametrize("path", EXAMPLES[::9], ids=lambda path: path.stem)
def test_reading_a_text_again_gives_the_same(path: Path) -> None:
    text = path.read_text("utf-8")

    first, again = (read(text, language=path.parent.name) for _ in range(2))

    assert first == again


def test_seed_tells_of_a_round_and_the_next(seed: Reading) -> None:
    reported, following = seed.rounds

    assert seed.relevant
    assert reported.role == "reported"
    assert reported.mechanism.value == "political-consultations"
    assert reported.ordinal.value == 5
    assert [party.value for party in reported.parties] == ["CN", "KW"]
    assert (reported.city.value, reported.country.value) == ("Beijing", "CN")
    assert (following.role, following.city, following.country.value) == ("next", None, "KW")


def test_seed_names_both_heads_with_offices(seed: Reading) -> None:
    heads = {head.state.value: (head.name.value, head.office.value) for head in seed.rounds[0].heads}

    assert heads == {
        "KW": ("سميح حيات", "مساعد وزير الخارجية لشؤون آسيا"),
        "CN": (
            "تشن وي تشينغ",
            "مساعد وزير الخارجية لشؤون إدارة غرب آسيا وشمال إفريقيا بوزارة الخارجية الصينية",
        ),
    }


def test_seed_tells_of_trade_and_memoranda(seed: Reading) -> None:
    figures = [(f.indicator.value, f.value.value, f.unit.value, f.period.value) for f in seed.figures]
    instruments = [(one.kind.value, one.action.value) for one in seed.instruments]

    assert figures == [("bilateral-trade", 23_000_000_000, "USD", "2024")]
    assert instruments == [("mou", "followed-up")]


def test_seed_names_every_project_and_commitment(seed: Reading) -> None:
    answer = json.loads((HERE / "seed" / "article.json").read_text("utf-8"))

    sectors = [project.sector.value for project in seed.projects]
    kinds = [commitment.kind.value for commitment in seed.commitments]

    assert sectors == [project["sector"] for project in answer["projects"]]
    assert kinds == [commitment["kind"] for commitment in answer["commitments"]]


def test_language_without_data_is_refused() -> None:
    with pytest.raises(UnreadLanguage, match="es"):
        read("Consultas políticas en Madrid", language="es")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("text", ["", "\n", "·", "\ue000 \ue001", "1" * 5000, "()[]{}\\" * 50])
def test_text_without_a_meeting_is_a_reading_too(code: str, text: str) -> None:
    reading = read(text, language=code)

    assert not reading.relevant
    assert reading.rounds == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_reading_in_every_language_keeps_the_schema(code: str) -> None:
    reading = read("", language=code).to_json(source="-", sha256="0" * 64)

    assert [error.message for error in SCHEMA.iter_errors(reading)] == []
    assert not SCHEMA.is_valid({**reading, "document": {**reading["document"], "language": "French"}})
