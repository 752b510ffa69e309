from __future__ import annotations

import pytest

from jawla.reading.engine.fold import fold, fold_word, plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("الكُوَيْتِ", "الكويت"),
        ("السعـودية", "السعوديه"),
        ("إفريقيا", "افريقيا"),
        ("٢٠٢٥", "2025"),
        ("２０２５年", "2025年"),
        ("第９次，", "第9次,"),
        ("中國與緬甸", "中国与缅甸"),
        ("Gómez Robledo", "Gomez Robledo"),
        ("“Türkiye”", '"Turkiye"'),
        ("ﻻ", "لا"),
        ("a\u200fb", "ab"),
        ("१२", "12"),
        ("\ue000\ud800\uffff", "\ufffd\ufffd\ufffd"),
    ],
)
def test_fold_unifies_ways_of_writing(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize("text", ["دولارٍ أمريكيّ", "第23次中菲外交磋商", "Gómez – ﻻ٢", "", "ـــ", "A\u0301 b"])
def test_fold_knows_the_place_of_every_character(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for character, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert character in fold_word(text[start:end])
    assert list(folded.starts) == sorted(folded.starts)


def test_fold_leaves_a_vowel_sign_with_its_letter() -> None:
    folded = fold("كتابٌ")

    assert "كتابٌ"[folded.starts[0] : folded.ends[-1]] == "كتابٌ"


def test_plain_keeps_the_length() -> None:
    assert plain("İSTANBUL Ärger") == "İstanbul ärger"


def test_fold_keeps_places_behind_letters_that_fold_to_none_or_several() -> None:
    folded = fold("كُتِبَ ﻻ ß")

    quoted = ["كُتِبَ ﻻ ß"[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)]
    assert (folded.text, quoted) == ("كتب لا ss", ["كُ", "تِ", "بَ", " ", "ﻻ", "ﻻ", " ", "ß", "ß"])
