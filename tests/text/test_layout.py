from __future__ import annotations

from jawla.text.layout import Glyph, lay_out


def row(seen: str, *, baseline: float, left: float = 0.0, size: float = 10.0) -> list[Glyph]:
    """Characters as they are seen from left to right; a space is a gap."""
    glyphs = []
    for place, character in enumerate(seen):
        if character != " ":
            x = left + place * size / 2
            glyphs.append(Glyph(character, x, x + size / 2, x, baseline, size))
    return glyphs


def test_lay_out_turns_arabic_and_keeps_numbers() -> None:
    seen = "2025 ليربأ 25 يف"

    assert lay_out(row(seen, baseline=100)) == "في 25 أبريل 2025"


def test_lay_out_does_not_depend_on_the_order_in_the_file() -> None:
    glyphs = row("first line is this", baseline=100) + row("and the second one", baseline=88)

    assert lay_out(glyphs[::-1]) == "first line is this and the second one"


def test_lay_out_begins_a_paragraph_after_a_short_line() -> None:
    glyphs = row("a long line of many words", baseline=100) + row("a short end.", baseline=88)

    text = lay_out(glyphs + row("a new one of many words.", baseline=76))

    assert text == "a long line of many words a short end.\na new one of many words."


def test_lay_out_begins_a_paragraph_after_a_gap() -> None:
    glyphs = row("a line of words", baseline=100) + row("a line of words", baseline=60)

    assert lay_out(glyphs) == "a line of words\na line of words"


def test_lay_out_writes_printing_forms_as_letters() -> None:
    assert lay_out(row("ﻼﻋ", baseline=100)) == "علا"
    assert lay_out(row("ofﬁce", baseline=100)) == "office"


def test_lay_out_keeps_wide_chinese_punctuation() -> None:
    assert lay_out(row("双方，第１６轮", baseline=100)) == "双方，第１６轮"


def test_lay_out_of_nothing_is_nothing() -> None:
    assert lay_out([]) == ""
