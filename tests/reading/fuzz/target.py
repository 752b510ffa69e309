"""What must hold for any bytes: a document or a named problem, a reading whose quotes are in the text.

`make fuzz` searches for bytes where it does not; `test_kept.py` tries those that were worth keeping.
"""

from __future__ import annotations

import json

from jawla.reading.compare import facts
from jawla.reading.reader import LANGUAGES, read
from jawla.terms.problem import Problem
from jawla.text.document import open_document

NAMES = ("a.txt", "a.html", "a.eml", "a.docx", "a.pdf")
DECODINGS = ("replace", "surrogatepass", "ignore")
# The first byte of an input says what is tried: a language and a way of decoding, or a kind of file.
READINGS = len(LANGUAGES) * len(DECODINGS)


def check(data: bytes) -> None:
    """Raises whatever should not have been raised, AssertionError where a quote is not in its text."""
    if not data:
        return
    choice, content = data[0] % (READINGS + len(NAMES)), data[1:]
    if choice < READINGS:
        check_reading(
            decode(content, DECODINGS[choice // len(LANGUAGES)]), LANGUAGES[choice % len(LANGUAGES)]
        )
    else:
        check_document(content, NAMES[choice - READINGS])


def decode(content: bytes, errors: str) -> str:
    try:
        return content.decode("utf-8", errors)
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace")


def check_reading(text: str, language: str) -> None:
    reading = read(text, language=language).to_json(source="-", sha256="0" * 64)
    json.dumps(reading)
    for fact in facts(reading):
        assert text[fact["start"] : fact["end"]] == fact["quote"], fact


def check_document(content: bytes, name: str) -> None:
    try:
        document = open_document(content, name=name)
    except Problem as problem:
        assert all(problem.parts()), problem
        return
    if document.language in LANGUAGES:
        check_reading(document.text, document.language)
