from __future__ import annotations

import random

import pytest

from jawla.text.decode import NotText, decode

ARABIC = "عقدت وزارتا خارجية البلدين، أمس، الجولة الثالثة من المشاورات السياسية، وبحثتا سبل التعاون."
SIMPLIFIED = "两国外交部举行第三轮政治磋商，双方就双边关系和共同关心的问题交换意见。"
TRADITIONAL = "兩國外交部舉行第三輪政治磋商，雙方就雙邊關係和共同關心的問題交換意見。"
FRENCH = (
    "À l’École, les deux ministères ont tenu à Genève leur troisième réunion ; la coopération a été évoquée."
)

ENCODINGS = [
    (ARABIC, "utf-8", "utf-8"),
    (ARABIC, "utf-8-sig", "utf-8"),
    (ARABIC, "utf-16", "utf-16-le"),
    (ARABIC, "utf-16-le", "utf-16-le"),
    (ARABIC, "utf-16-be", "utf-16-be"),
    (ARABIC, "utf-32", "utf-32-le"),
    (ARABIC, "cp1256", "windows-1256"),
    (SIMPLIFIED, "utf-8", "utf-8"),
    (SIMPLIFIED, "utf-16", "utf-16-le"),
    (SIMPLIFIED, "utf-16-le", "utf-16-le"),
    (SIMPLIFIED, "utf-16-be", "utf-16-be"),
    (SIMPLIFIED, "gb18030", "gb18030"),
    (SIMPLIFIED, "gb2312", "gb18030"),
    (TRADITIONAL, "gb18030", "gb18030"),
    (TRADITIONAL, "big5", "big5"),
    (TRADITIONAL, "utf-8", "utf-8"),
    (FRENCH, "utf-8", "utf-8"),
    (FRENCH, "cp1252", "windows-1252"),
    (FRENCH, "utf-16-be", "utf-16-be"),
]
LIES = [
    None,
    "utf-8",
    "iso-8859-1",
    "windows-1256",
    "gb2312",
    "big5",
    "utf-16",
    "shift_jis",
    "no-such-charset",
    "rot13",
]


@pytest.mark.parametrize(("text", "written", "found"), ENCODINGS)
@pytest.mark.parametrize("declared", LIES)
def test_decode_survives_any_declared_encoding(
    text: str, written: str, found: str, declared: str | None
) -> None:
    decoded = decode(text.encode(written), name="a.txt", hints=[declared])

    assert (decoded.text, decoded.encoding) == (text, found)


@pytest.mark.parametrize("title", ["مشاورات سياسية", "الكويت", "جولة خامسة في بكين"])
def test_decode_tells_short_arabic_titles(title: str) -> None:
    decoded = decode(title.encode("cp1256"), name="a.txt")

    assert decoded.text == title


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("政治磋商", "gb18030"),
        ("外交部磋商", "gb18030"),
        ("外交部政治磋商", "big5"),
        ("兩國舉行會談", "big5"),
    ],
)
def test_decode_tells_short_chinese_titles(title: str, written: str) -> None:
    decoded = decode(title.encode(written), name="a.txt")

    assert decoded.text == title


def test_decode_finds_the_evidence_behind_much_ascii() -> None:
    text = "<p class='x'>" * 40_000 + ARABIC * 30

    decoded = decode(text.encode("cp1256"), name="a.html")

    assert decoded.text == text


def test_decode_counts_what_it_could_not_read() -> None:
    data = (ARABIC * 20).encode() + b"\xd8 " + ARABIC.encode()

    decoded = decode(data, name="a.txt")

    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert [str(note) for note in decoded.notes] == [
        "Characters that could not be read as utf-8: 1. Each stands as �."
    ]


def test_decode_notes_a_lying_declaration() -> None:
    decoded = decode(ARABIC.encode(), name="a.txt", hints=["windows-1256"])

    assert "declares windows-1256" in str(decoded.notes[0])


def test_decode_is_silent_on_an_honest_declaration() -> None:
    decoded = decode(SIMPLIFIED.encode("gbk"), name="a.txt", hints=["GB2312"])

    assert decoded.notes == ()


def test_decode_keeps_a_replacement_character_of_the_writer_without_a_note() -> None:
    decoded = decode((ARABIC + "\ufffd").encode(), name="a.txt")

    assert decoded.notes == ()


@pytest.mark.parametrize("seed", range(5))
def test_decode_refuses_random_bytes(seed: int) -> None:
    data = random.Random(seed).randbytes(5_000)

    with pytest.raises(NotText) as problem:
        decode(data, name="a.bin")

    assert "a.bin" in problem.value.parts()[1]


@pytest.mark.parametrize(
    "data", [ARABIC.encode() + b"\x00" + ARABIC.encode(), b"\x00" * 500, b"abc\x00\x01\x02def"]
)
def test_decode_refuses_nul_bytes(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data, name="a.txt")
