"""One spelling of what is written in several ways, so that it can be compared."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans("أإآٱىیکة", "ااااييكه")
_SILENT = re.compile(r"[\u064b-\u065f\u0670\u0640\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_NO_LETTER = re.compile(r"[\W_]+")
_SCRIPTS = (("ar", re.compile(r"[\u0600-\u06ff]")), ("zh", re.compile(r"[\u3400-\u9fff]")))


def normalise(words: str) -> str:
    """`words` with one form of each letter, small letters, single spaces, no marks: "Haidar  Abu-Ali" and
    "haidar abu ali" are one.
    """
    letters = _SILENT.sub("", unicodedata.normalize("NFKD", words).translate(_SAME))
    letters = unicodedata.normalize("NFC", letters).translate(_SAME).casefold()
    return _NO_LETTER.sub(" ", letters).strip()


def script(words: str) -> str:
    """Which of the three languages' scripts `words` are in: "ar", "zh", else "en"."""
    return next((code for code, letters in _SCRIPTS if letters.search(words)), "en")
