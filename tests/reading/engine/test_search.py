from __future__ import annotations

import re

import pytest

from jawla.reading.engine.search import Expression, Searched, Stretch


def spans(expression: Expression, text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in expression.hits(Stretch(text, start, end))]


@pytest.mark.parametrize(
    "source", [r"(?<!\w)b+(?!\w)", r"^a", r"\Ab", r"b\Z", "b$", r"(?<=a )b", "[:a]b", r"\bb"]
)
def test_expression_finds_in_a_stretch_what_python_finds(source: str) -> None:
    text = "a b ab :b bb b " * 4 + "b"

    found = [spans(Expression(source), text, start, end) for start in (0, 2, 37) for end in (14, 60, 61)]

    exact = re.compile(source)
    assert found == [
        [match.span() for match in exact.finditer(text, start, end)]
        for start in (0, 2, 37)
        for end in (14, 60, 61)
    ]


def test_expression_that_needs_too_deep_a_stack_is_still_run() -> None:
    text = "ab" * 200_000

    assert spans(Expression("(?:(a)|b)*"), text, 0, len(text))[0] == (0, len(text))


def test_expression_that_has_no_end_in_sight_finds_nothing() -> None:
    text = "word" * 10 + "!"

    assert spans(Expression(r"(?:\w+ ?){1,40}\."), text, 0, len(text)) == []


def test_expression_too_long_for_pcre2_is_still_run() -> None:
    source = "(?:" + "|".join(f"word{number:05}" for number in range(20_000)) + ")"

    assert spans(Expression(source), "a word19999 b", 0, 13) == [(2, 11)]


def test_expression_that_is_none_is_refused() -> None:
    with pytest.raises(re.error):
        Expression("(a").check()


def test_groups_are_told_by_their_places_in_the_whole_text() -> None:
    text = "-" * 100 + "中国 and 3 " * 3

    (hit,) = Expression(r"(?P<n>\d) (?P<b>b)?$").hits(Stretch(text, 50, len(text)))

    assert (hit.span("n"), hit.words("n")) == ((len(text) - 2, len(text) - 1), "3")
    assert (hit.span("b"), hit.words("b"), hit.span("other"), hit.words("other")) == (None, None, None, None)


def test_long_text_is_searched_as_one() -> None:
    text = "中 word, x" * 5_000 + "\nend"

    for source in (r"\w+", ", x中", r"(?<=中) word", r"^中|\nend$"):
        found = [(hit.start, hit.end) for hit in Searched(text).hits(Expression(source))]
        assert found == [match.span() for match in re.finditer(source, text)]
