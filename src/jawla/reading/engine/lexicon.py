"""Names of states, cities, months, currencies, ordinals and outlets, found in one pass."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from daachorse import CharwiseDoubleArrayAhoCorasick

from jawla.reading.engine.fold import fold_word, plain
from jawla.reading.engine.grammar import Grammar
from jawla.reading.engine.shadow import Mark, Shadow
from jawla.terms.problem import Problem

_RANK = ("state", "demonym", "ordinal", "month", "currency", "city", "outlet", "bearer")
_COVER = "cover"  # a word that keeps its letters from being read as a name
_COLUMNS = {
    "states": ("form", "code", "kind"),
    "cities": ("form", "city", "state", "rank"),
    "months": ("form", "calendar", "month"),
    "currencies": ("form", "code"),
    "ordinals": ("form", "value"),
    "outlets": ("form", "outlet"),
}


class BadNames(Problem):
    """A file of names is not what the reader expects."""

    what = "A file of names cannot be used: {why}."
    where = "{file}, line {line}."
    remedy = "Correct the line; the columns are separated by tabs and named in the first line."


def read_table(file: Traversable, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The lines of a table of names; raises BadNames where a column is missing."""
    lines = [
        (number, line)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]
    if not lines:
        return
    header = tuple(lines[0][1].split("\t"))
    if header[: len(columns)] != columns:
        raise BadNames(why=f"the columns are not {', '.join(columns)}", file=str(file), line=lines[0][0])
    for number, row in zip(
        lines[1:],
        csv.reader((line for _, line in lines[1:]), delimiter="\t", quoting=csv.QUOTE_NONE),
        strict=True,
    ):
        if len(row) < len(columns):
            raise BadNames(why="a column is missing", file=str(file), line=number[0])
        yield dict(zip(header, row, strict=False))


class Lexicon:
    """All names of one language; `mark` finds them in a shadow."""

    def __init__(self, folder: Traversable, grammar: Grammar) -> None:
        self._grammar = grammar
        self._entries: dict[str, list[tuple[str, Any, str]]] = {}
        self.capitals: dict[str, str] = {}
        self.shorts: dict[str, tuple[str, ...]] = {}
        for name, columns in _COLUMNS.items():
            if (folder / f"{name}.tsv").is_file():
                for row in read_table(folder / f"{name}.tsv", columns):
                    self._enter(name, row)
        self.numbers: dict[str, float] = {}
        if (folder / "numbers.tsv").is_file():
            for row in read_table(folder / "numbers.tsv", ("form", "value")):
                self.numbers[plain(fold_word(row["form"]))] = float(row["value"])
        if (folder / "abbreviations.tsv").is_file():
            for row in read_table(folder / "abbreviations.tsv", ("form", "code")):
                self.shorts[row["form"]] = tuple(row["code"].split())
        for word in grammar.covering:
            self._entries.setdefault(plain(fold_word(word)), []).append((_COVER, None, fold_word(word)))
        self._forms = sorted(self._entries)
        self._machine = CharwiseDoubleArrayAhoCorasick(self._forms) if self._forms else None

    def _enter(self, table: str, row: dict[str, str]) -> None:
        form = row["form"]
        if form in self._grammar.not_names:
            return
        kind, value = _value_of(table, row)
        if table == "cities" and row["rank"] == "capital":
            self.capitals.setdefault(row["state"], row["city"])
        folded = fold_word(form)
        for written in self._grammar.written(folded):
            self._entries.setdefault(plain(written), []).append((kind, value, written))

    def mark(self, shadow: Shadow) -> Shadow:
        """The shadow with every name replaced by its sign."""
        if self._machine is None:
            return shadow
        lower = plain(shadow.text)
        found: list[tuple[int, int, Mark | None]] = []
        # All hits, not the longest alone: a long one may fail at its borders and hide a good short one.
        for start, end, number in self._machine.find_overlapping(lower):
            if not self._grammar.stands_alone(lower, start, end):
                continue
            entries = [
                e for e in self._entries[self._forms[number]] if self._cased(e[2], shadow.text[start:end])
            ]
            if entries:
                found.append((start, end, None if entries[0][0] == _COVER else _mark(entries)))
        return shadow.replace(_uncovered(found))

    def _cased(self, form: str, text: str) -> bool:
        """Whether a name with a capital stands with a capital: May, not may; US, not us."""
        if not self._grammar.cased or form.islower():
            return True
        if len(form) <= 4 and form.isupper():
            return text == form
        return text[:1] == form[:1] or not form[:1].isupper()


def _uncovered(found: list[tuple[int, int, Mark | None]]) -> Iterator[tuple[int, int, Mark]]:
    """The names that begin first, and the longest of them, less those that a covering word runs into."""
    at = 0
    for start, end, mark in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= at:
            at = end
            if mark is not None:
                yield start, end, mark


def _value_of(table: str, row: dict[str, str]) -> tuple[str, Any]:
    if table == "states":
        return ("demonym" if row["kind"] == "demonym" else "state"), row["code"]
    if table == "cities":
        return "city", (row["city"], row["state"])
    if table == "months":
        return "month", (row["calendar"], int(row["month"]))
    if table == "ordinals":
        return "ordinal", int(row["value"])
    return ("currency", row["code"]) if table == "currencies" else ("outlet", row["outlet"])


def _mark(entries: list[tuple[str, Any, str]]) -> Mark:
    ranked = sorted(entries, key=lambda entry: _RANK.index(entry[0]))
    kind, value, _ = ranked[0]
    also: dict[str, Any] = {}
    for other, meaning, _ in ranked:
        also.setdefault(other, meaning)
    return Mark(kind, value, f"name of a {kind}", also)
