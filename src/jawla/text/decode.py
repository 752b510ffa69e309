"""From bytes to characters, by evidence; what a header or a page declares is a hint only."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from jawla.terms.problem import Problem
from jawla.text.extract import Note
from jawla.text.plausible import broken_share, plausibility

_SAMPLE = 120_000
_HINT_BONUS = 0.03  # decides between near equals only
_LEAST_PLAUSIBLE = 0.2
_MOST_BROKEN = 0.02
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where two fit equally well the earlier one is taken: Latin before Arabic, since a French word reads the
# same in both. Big5 with Hong Kong's additions: Python's plain `big5` differs from what is in use.
_BYTEWISE = {
    "gb18030": "gb18030",
    "windows-1252": "cp1252",
    "windows-1256": "cp1256",
    "big5": "big5hkscs",
}
_TWO_BYTE = {"utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be"}
# Declared names that stand for the family we decide among.
_FAMILIES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "cp1256": "windows-1256",
    "cp950": "big5",
    "big5hkscs": "big5",
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
}
_EITHER = {"utf-16": ("utf-16-le", "utf-16-be"), "utf-32": ("utf-32-le", "utf-32-be")}
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")

LOSSY = "Characters that could not be read as {encoding}: {count}. Each stands as �."
LYING = "The file declares {declared}, but its bytes are {encoding}; it was read as {encoding}."


class NotText(Problem):
    """The bytes are no text in any encoding that we know."""

    what = "This is not a text: its bytes give no words in any encoding we read."
    where = "{name}"
    remedy = "Check that the file is whole, or save it again as plain text in UTF-8, as PDF or as DOCX."


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were written in, and what did not go smoothly."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, *, name: str, hints: Iterable[str | None] = ()) -> Decoded:
    """The text of `data` without its byte-order mark, in the encoding that gives the most plausible writing.

    Bytes that do not fit become U+FFFD and are counted in a note. Raises `NotText` for binary data.
    """
    known = [family for hint in hints if hint and (family := _family(hint))]
    declared = [name for family in known for name in _EITHER.get(family, (family,))]
    marked = next((item for item in _MARKS if data.startswith(item[0])), None)
    if marked:
        mark, encoding = marked
        text = data[len(mark) :].decode(encoding, "replace")
    else:
        encoding, text = _decide(data, declared)
    if "\x00" in text or broken_share(text) > _MOST_BROKEN:
        raise NotText(name=name)
    if encoding != "utf-8" and plausibility(text[:_SAMPLE], ascii_counts=True) < _LEAST_PLAUSIBLE:
        raise NotText(name=name)
    return Decoded(text, encoding, tuple(_notes(data, text, encoding, declared)))


def _family(hint: str) -> str | None:
    """The name we use for a declared encoding; None for a name that nobody knows."""
    try:
        known = codecs.lookup(hint.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return _FAMILIES.get(known, known)


def _decide(data: bytes, declared: list[str]) -> tuple[str, str]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    # UTF-16 in Arabic is valid UTF-8 too: its second bytes are the control character 6.
    if text and not _CONTROL.search(text):
        return "utf-8", text
    encoding, codec = max(_candidates(data, declared), key=lambda item: _score(data, item, declared))
    return encoding, data.decode(codec, "replace")


def _candidates(data: bytes, declared: list[str]) -> list[tuple[str, str]]:
    if b"\x00" in data[:_SAMPLE]:
        return list(_TWO_BYTE.items())
    named = {name: name for name in declared if _decodes_bytes(name)}
    return list(({"utf-8": "utf-8"} | named | _BYTEWISE | _TWO_BYTE).items())


def _decodes_bytes(codec: str) -> bool:
    """Whether a declared codec turns bytes into characters: `rot13` and `zlib` are known names too."""
    try:
        return isinstance(b"a".decode(codec, "replace"), str)
    except (LookupError, ValueError):
        return False


def _score(data: bytes, candidate: tuple[str, str], declared: list[str]) -> float:
    encoding, codec = candidate
    two_byte = encoding in _TWO_BYTE
    try:
        sample = _sample(data).decode(codec, "replace")
    except ValueError:
        return float("-inf")
    # The sample's cut may halve a character.
    sample = sample[:-1] if len(data) > _SAMPLE else sample
    return plausibility(sample, ascii_counts=two_byte) + _HINT_BONUS * (encoding in declared)


def _sample(data: bytes) -> bytes:
    """A part that has something to decide on: from the first byte beyond ASCII, at an even place."""
    if len(data) <= _SAMPLE:
        return data
    high = _HIGH.search(data)
    start = high.start() & ~1 if high else 0
    return data[start : start + _SAMPLE]


def _notes(data: bytes, text: str, encoding: str, declared: list[str]) -> Iterable[Note]:
    lost = text.count("\ufffd")
    if lost and (encoding != "utf-8" or b"\xef\xbf\xbd" not in data):
        yield Note(LOSSY, {"count": lost, "encoding": encoding})
    if declared and encoding not in declared and not data.isascii():
        yield Note(LYING, {"declared": declared[0], "encoding": encoding})
