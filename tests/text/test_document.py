from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import docx
import pytest

from jawla.terms.problem import Problem
from jawla.text.decode import NotText
from jawla.text.document import EmptyFile, open_document
from jawla.text.docx import BrokenDocx
from jawla.text.extract import NoWords, TooLong
from jawla.text.kind import EncryptedDocx, UnknownKind

FILES = Path(__file__).parent / "files"
ARABIC = "الجولة الثالثة من المشاورات\n\nعقدت وزارتا خارجية البلدين الجولة الثالثة في العاصمة.\n"
FRENCH = "Consultations politiques\n\nLes deux ministères ont tenu leur troisième réunion à Genève.\n"
CHINESE = "双方就双边关系和共同关心的国际和地区问题深入交换意见，商定明年举行下一轮磋商。"


def chinese_page(declared: str) -> str:
    return (
        f'<html><head><meta charset="{declared}"><title>第三轮磋商</title></head>'
        f"<body><article><p>{CHINESE * 3}</p></article></body></html>"
    )


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("The two sides held the third round.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


def test_open_document_keeps_a_plain_text_as_it_is() -> None:
    data = b"\xef\xbb\xbf" + ARABIC.replace("\n", "\r\n").encode()

    document = open_document(data, name="a.txt")

    assert document.text == ARABIC
    assert document.title == "الجولة الثالثة من المشاورات"
    assert (document.language, document.media_type, document.encoding) == ("ar", "text/plain", "utf-8")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.notes == ()


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.html", "a.eml", ""])
@pytest.mark.parametrize("media_type", [None, "text/plain", "application/pdf", "text/html", "message/rfc822"])
def test_open_document_trusts_neither_names_nor_headers(name: str, media_type: str | None) -> None:
    kinds = {
        "text/plain": ARABIC.encode(),
        "text/html": chinese_page("utf-8").encode(),
        "application/pdf": (FILES / "arabic.pdf").read_bytes(),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word(),
        "message/rfc822": b"From: a@example.org\nSubject: Round\nMIME-Version: 1.0\n\nThe round was held.\n",
    }

    found = [open_document(data, name=name, media_type=media_type).media_type for data in kinds.values()]

    assert found == list(kinds)


@pytest.mark.parametrize("written", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "windows-1256", "iso-8859-1"])
def test_open_document_survives_a_lying_page(written: str, declared: str) -> None:
    data = chinese_page(declared).encode(written)

    document = open_document(data, name="a.html", charset="big5")

    assert document.text == f"第三轮磋商\n{CHINESE * 3}"
    assert document.language == "zh"


def test_open_document_keeps_a_french_page_and_says_so() -> None:
    document = open_document(FRENCH.encode("cp1252"), name="a.txt")

    assert (document.text, document.language) == (FRENCH, "fr")


def test_open_document_takes_a_news_item_with_headings_for_text() -> None:
    data = b"Subject: the third round\nDate: 25 April 2025\n\nThe third round was held.\n"

    assert open_document(data, name="a.txt").media_type == "text/plain"


def test_open_document_gives_json_with_notes_as_sentences() -> None:
    parts = open_document(ARABIC.encode(), name="a.txt", charset="windows-1256").to_json()

    assert parts["notes"] == [
        "The file declares windows-1256, but its bytes are utf-8; it was read as utf-8."
    ]
    assert parts["language"] == "ar"


def test_open_document_takes_a_text_of_two_million_characters() -> None:
    assert len(open_document(("ن" * 2_000_000).encode(), name="a.txt").text) == 2_000_000


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BAD: list[tuple[str, bytes, type[Problem]]] = [
    ("empty", b"", EmptyFile),
    ("white space", b" \r\n\t\n", EmptyFile),
    ("a byte-order mark alone", b"\xef\xbb\xbf", NoWords),
    ("figures without words", b"2025-04-25\n12:30\n", NoWords),
    ("a page without words", b"<html><body><img src=x><script>var a</script></body></html>", NoWords),
    ("nul bytes", b"text\x00text", NotText),
    ("machine code", b"\x7fELF" + bytes(range(256)) * 30, NotText),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(100), UnknownKind),
    ("gzip", gzip.compress(ARABIC.encode()), UnknownKind),
    ("an archive", zipped(a="text"), UnknownKind),
    ("a spreadsheet", zipped(**{"xl/workbook.xml": "<x/>"}), UnknownKind),
    ("rich text", b"{\\rtf1 text}", UnknownKind),
    ("an old document", OLD_WORD, UnknownKind),
    ("an encrypted document", OLD_WORD + "EncryptedPackage".encode("utf-16-le"), EncryptedDocx),
    ("half a document", word()[:9_000], BrokenDocx),
    ("a long text", b"word " * 400_001, TooLong),
    ("a long line of 20 MB", b"word " * 4_000_000, TooLong),
    ("a long page", b"<html><body><p>" + b"word " * 400_001, TooLong),
]


@pytest.mark.parametrize(
    ("data", "kind"), [(data, kind) for _, data, kind in BAD], ids=[each[0] for each in BAD]
)
def test_open_document_refuses_bad_input_with_a_remedy(data: bytes, kind: type[Problem]) -> None:
    with pytest.raises(kind) as problem:
        open_document(data, name="input.bin")

    what, where, remedy = problem.value.parts()
    assert what.endswith(".")
    assert "input.bin" in where
    assert remedy.endswith(".")
    assert "{" not in what + where + remedy
