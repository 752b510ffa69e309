from __future__ import annotations

from pathlib import Path

import pytest

from jawla.reading.engine.gate import Gate, demands
from jawla.reading.engine.language import Text
from jawla.reading.engine.search import Stretch
from jawla.reading.facts.people import mark_people
from jawla.reading.reader import KINDS, LANGUAGES, language

HERE = Path(__file__).parent.parent
TEXTS = [
    pytest.param(path, code, id=path.stem)
    for code in LANGUAGES
    for path in sorted(HERE.glob(f"*/{code}/**/*.txt"))[::4]
]


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("ab", [{"ab"}]),
        ("a(?:b|c)", [{"a"}, {"b", "c"}]),
        ("a?b*", []),
        ("(?:one|two?)+ three", [{"one", "tw"}, {" three"}]),
        (r"(?<=x)y(?!z)", [{"y"}]),
        ("(?:a|)", []),
        (r"\d{2}", [set("0123456789")]),
        ("[^a]", []),
        ("(?i:AB)", [{"ab"}]),
    ],
)
def test_demands_are_what_an_expression_needs(source: str, asked: list[set[str]]) -> None:
    assert [set(one) for one in demands(source, {})] == asked


def test_gate_opens_where_every_demand_is_met() -> None:
    led, minister, signed = frozenset({"led", "chaired"}), frozenset({"minister"}), frozenset({"signed"})
    gate = Gate([(None, [led, minister]), (minister, [signed]), (None, [])])

    opened = [gate.open_for(text) for text in ("Chaired by the Minister", "The Minister signed", "signed")]

    assert opened == [0b101, 0b110, 0b100]


@pytest.mark.parametrize(("path", "code"), TEXTS)
def test_gate_keeps_no_pattern_from_a_sentence_that_it_matches(path: Path, code: str) -> None:
    text = language(code).look_at(path.read_text("utf-8"))

    kept = [one for seen in (text, mark_people(text, set())) for one in _kept_out(seen)]

    assert kept == []


def _kept_out(text: Text) -> list[tuple[str, str]]:
    """The patterns that match in a sentence though what they demand is not in it."""
    patterns = [pattern for kind in KINDS for pattern in text.language.patterns(kind)]
    gate = Gate((None, pattern.demands) for pattern in patterns)
    opened = [gate.open_for(text.shadow.text[start:end]) for start, end in text.sentences]
    return [
        (pattern.name, text.shadow.text[start:end])
        for through, (start, end) in zip(opened, text.sentences, strict=True)
        for number, pattern in enumerate(patterns)
        if not through >> number & 1 and pattern.regex.hits(Stretch(text.shadow.text, start, end))
    ]
