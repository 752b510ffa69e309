from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import translation

from jawla.reading.reader import read
from jawla.terms.quote import Quote
from jawla.web.claims.runs import Run, cut_text
from jawla.web.dates import say_day, say_moment, say_partial
from jawla.web.numbers import say_number
from jawla.web.tongues import trim
from jawla.web.words import say_pattern

SAMPLES = sorted((Path(__file__).parents[1] / "reading" / "examples").glob("*/*-00*.txt"))


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("ar", "2025-04-25", "25 أبريل 2025"),
        ("zh-hans", "2025-04-25", "2025年4月25日"),
        ("en", "2025-04-25", "25 April 2025"),
        ("ar", "2025-04", "أبريل 2025"),
        ("zh-hans", "2025-04", "2025年4月"),
        ("en", "2025", "2025"),
        ("zh-hans", "2025", "2025年"),
        ("en", "2025-01/2025-08", "January 2025 to August 2025"),
        ("en", "mid-October", "mid-October"),
        ("en", "2025-13", "2025-13"),
    ],
)
def test_date_is_said_as_precise_as_it_is(language, value, said):
    with translation.override(language):
        assert say_partial(value) == said


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("ar", 23_000_000_000, "23 مليار"),
        ("ar", 3_000_000, "3 ملايين"),
        ("ar", 16_294_000_000, "16.294 مليار"),
        ("zh-hans", 16_294_000_000, "162.94亿"),
        ("zh-hans", 230_000, "23万"),
        ("en", 16_294_000_000.0, "16.294 billion"),
        ("en", 1_234_567, "1,234,567"),
        ("en", 1_000_000, "1 million"),
        ("en", 2.5, "2.5"),
        ("en", 5, "5"),
        ("en", 0, "0"),
        ("en", -3_000_000, "-3 million"),
    ],
)
def test_number_is_said_whole(language, value, said):
    with translation.override(language):
        assert say_number(value) == said


def test_moment_has_day_and_time():
    with translation.override("ar"):
        assert say_moment(datetime(2026, 3, 1, 9, 30, tzinfo=UTC)) == "1 مارس 2026، 09:30"
        assert say_day(date(2026, 3, 1)) == "1 مارس 2026"


@pytest.mark.parametrize(
    ("before", "after", "trimmed"),
    [
        ("a\nb ", " c\nd", ("b ", " c")),
        ("aaa bbb c ", " ddd eee f", ("…bbb c ", " ddd eee…")),
        ("aaaaaaaaaa", "bbbbbbbbbb", ("…aaaaaaaaaa", "bbbbbbbbbb…")),
        ("", "", ("", "")),
    ],
)
def test_words_around_a_quote_end_at_a_space_or_a_line(before, after, trimmed):
    assert trim(before, after, 10) == trimmed


def test_overlapping_quotes_become_runs_that_carry_both():
    text = "one two three"
    quotes = {1: Quote.cut(text, 0, 7), 2: Quote.cut(text, 4, 13)}

    assert cut_text(text, quotes) == [
        [Run("one ", (1,)), Run("two", (1, 2), (1,)), Run(" three", (2,), (2,))],
    ]


def test_quote_over_a_line_end_has_its_number_at_its_end():
    text = "one\ntwo\n\nthree"

    assert cut_text(text, {1: Quote.cut(text, 0, 7)}) == [
        [Run("one", (1,))],
        [Run("two", (1,), (1,))],
        [Run("three")],
    ]


def test_text_is_whole_after_cutting():
    text = "a\n\nbc de"

    runs = cut_text(text, {1: Quote.cut(text, 0, 1), 2: Quote.cut(text, 0, 8), 3: Quote.cut(text, 3, 5)})

    assert "".join(run.text for line in runs for run in line) == text.replace("\n", "")


@pytest.mark.parametrize(("language", "said"), [("ar", "عُقد في مدينة"), ("zh-hans", "在某城市举行")])
def test_name_of_a_pattern_is_said_in_the_language_of_the_page(language, said):
    with translation.override(language):
        assert say_pattern("held in a city") == f"<bdi>{said}</bdi>"
        assert 'lang="en"' in say_pattern("a pattern of tomorrow")


def test_every_reason_that_the_reader_gives_is_translated():
    """Of nine texts in each language: all together would be a long test."""
    given = {name for path in SAMPLES for name in _patterns(read_file(path))}
    assert len(given) > 50

    for language in ("ar", "zh-hans"):
        with translation.override(language):
            assert [name for name in sorted(given) if 'lang="en"' in say_pattern(name)] == []


def _patterns(found):
    if isinstance(found, dict):
        if "pattern" in found:
            yield found["pattern"]
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from _patterns(one)


def read_file(path):
    return read(path.read_text("utf-8"), language=path.name[:2], title=None).to_json(source="", sha256="")
