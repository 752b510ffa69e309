"""How a language is written: borders of words, prefixes, ends of sentences. The values are its data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from jawla.reading.engine.fold import fold_word
from jawla.reading.engine.search import Expression, Searched
from jawla.terms.problem import Problem

_LONGEST = 2_000


class BadLanguageData(Problem):
    """A data file of a language is not as the reader expects it."""

    what = "A data file of a language cannot be used: {why}."
    where = "{file}, {key}."
    remedy = "Correct the entry; docs/reading.md lists the keys of each file."


def load_toml(file: Traversable) -> dict[str, Any]:
    """The content of a data file; raises BadLanguageData when it is missing or not TOML."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise BadLanguageData(why="the file is missing", file=str(file), key="-") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadLanguageData(why=str(error), file=str(file), key="-") from None


def check_keys(found: dict[str, Any], required: set[str], optional: set[str], file: str, where: str) -> None:
    """Raises BadLanguageData for the first unknown or missing key."""
    for key in sorted(found.keys() - required - optional):
        raise BadLanguageData(why=f"unknown key “{key}”", file=file, key=where)
    for key in sorted(required - found.keys()):
        raise BadLanguageData(why=f"missing key “{key}”", file=file, key=where)


@dataclass(frozen=True)
class Grammar:
    """The writing of one language, from its `grammar.toml`."""

    spaced: bool  # words stand apart
    cased: bool  # names begin with a capital
    prefixes: list[str]  # letters that may be joined in front of a word
    before_name: str  # what the shadow may keep in front of a name's sign
    after_name: str  # what may be joined behind it
    rewritten: list[list[str]]  # beginnings that change when a prefix is joined
    sentence_end: str
    no_end: list[str]  # words whose full stop does not end a sentence
    not_names: list[str]  # entries of the name tables that are too often something else
    covering: list[str]  # words of which a piece, with what follows, looks like a name
    assumed: list[str]  # states that texts of this language often leave unnamed
    homes: dict[str, str]  # outlets (or patterns of dates) with the state that they call their own
    digits: dict[str, int]  # written numerals, and multipliers of ten and more
    month_first: bool  # 03/21/2024

    @classmethod
    def load(cls, file: Traversable) -> Grammar:
        """The grammar of a language; raises BadLanguageData on unknown and missing keys."""
        content = load_toml(file)
        check_keys(content, {f.name for f in fields(cls)}, set(), str(file), "top level")
        return cls(**content)

    def written(self, form: str) -> list[str]:
        """The forms under which a name may stand in a text: itself, and with a changed beginning."""
        changed = [new + form[len(old) :] for old, new in self.rewritten if form.startswith(old)]
        return [form, *changed]

    @cached_property
    def _prefix(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(re.escape, self.prefixes), key=len, reverse=True)) or "(?!)")

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether the letters at both sides of a name allow it to be one."""
        if not self.spaced:
            return True
        if end < len(text) and text[end].isalpha() and text[end - 1].isalpha():
            return False
        if start == 0 or not text[start - 1].isalpha() or not text[start].isalpha():
            return True
        begin = start
        while begin > 0 and text[begin - 1].isalpha():
            begin -= 1
        return self._prefix.fullmatch(text, begin, start) is not None

    @cached_property
    def _end(self) -> Expression:
        return Expression(self.sentence_end)

    @cached_property
    def _no_end(self) -> re.Pattern[str]:
        words = "|".join(re.escape(fold_word(word)) for word in self.no_end)
        return re.compile(rf"(?:^|[^\w.])(?:{words or '(?!)'})$")

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """The sentences of a shadow, as places."""
        found: list[tuple[int, int]] = []
        start = 0
        for hit in Searched(text).hits(self._end):
            is_line = "\n" in text[hit.start : hit.end]
            if not is_line and self._no_end.search(text, max(start, hit.start - 12), hit.start):
                continue
            found += _parts(text, start, hit.end)
            start = hit.end
        return found + _parts(text, start, len(text))

    def numeral(self, words: str) -> int | None:
        """The value of a numeral written in the language's own signs (十二, XIV is not one)."""
        total = part = 0
        for sign in words:
            value = int(sign) if sign.isdigit() and sign.isascii() else self.digits.get(sign)
            if value is None:
                return None
            if value >= 10:
                total += (part or 1) * value
                part = 0
            else:
                part = part * 10 + value
        return total + part or None


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, cut at blanks where it is longer than anybody writes one; none where it is blank."""
    parts: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        parts.append((start, cut))
        start = cut
    parts.append((start, end))
    return [(first, last) for first, last in parts if text[first:last].strip()]
