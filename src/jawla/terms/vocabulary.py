"""The closed lists: codes of states, mechanisms, instruments and so on, with a label in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jawla.terms.problem import Problem

LANGUAGES = ("ar", "en", "zh")

# list -> file and table inside it; two lists share the file of instruments
LISTS = {
    "states": ("states.toml", ""),
    "mechanisms": ("mechanisms.toml", ""),
    "instrument-kinds": ("instruments.toml", "kinds"),
    "instrument-actions": ("instruments.toml", "actions"),
    "sectors": ("sectors.toml", ""),
    "indicators": ("indicators.toml", ""),
    "topics": ("topics.toml", ""),
    "commitments": ("commitments.toml", ""),
}
_OPTIONAL: dict[str, dict[str, type]] = {"states": {"capital": str, "bloc": bool}}


class UnknownCode(Problem, KeyError):  # noqa: N818 - the field says "problem"
    """A code, list or language that the vocabulary does not have; a KeyError too, so that `in` works."""

    what = "There is no {code} among the {name}."
    where = "The closed list of {name}."
    remedy = "Use one of: {known}."


class BadVocabulary(Problem):
    """A file of the vocabulary lacks a key or has one too many."""

    what = "The vocabulary cannot be used: {why}."
    where = "File {file}, entry {code}, key {key}."
    remedy = "Correct the entry; each has ar, en and zh, and a state may have capital and bloc."


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a closed list with its label in each language."""

    code: str
    labels: tuple[tuple[str, str], ...]
    capital: str | None = None
    bloc: bool = False

    def label(self, language: str) -> str:
        """The label in `language`; raises UnknownCode where that is none of ours."""
        for known, words in self.labels:
            if known == language:
                return words
        raise UnknownCode(code=language, name="languages", known=", ".join(LANGUAGES))


class Vocabulary(Mapping[str, Term]):
    """One closed list, in the order of its file; `vocabulary["KW"]` is a Term."""

    def __init__(self, name: str, terms: dict[str, Term]) -> None:
        self.name = name
        self._terms = terms

    def __getitem__(self, code: str) -> Term:
        if code not in self._terms:
            raise UnknownCode(code=code, name=self.name, known=", ".join(self._terms))
        return self._terms[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def label(self, code: str, language: str) -> str:
        """The label of `code` in `language`; raises UnknownCode for either."""
        return self[code].label(language)


@cache
def vocabulary(name: str) -> Vocabulary:
    """The closed list of that name (see LISTS), read and checked once.

    Raises UnknownCode for a name that is no list, BadVocabulary for a file that is not as it should be.
    """
    if name not in LISTS:
        raise UnknownCode(code=name, name="lists", known=", ".join(LISTS))
    file, table = LISTS[name]
    return read_vocabulary(name, files("jawla.terms").joinpath(file), table)


def label(name: str, code: str, language: str) -> str:
    """The label of a code: `label("states", "KW", "zh")` is 科威特."""
    return vocabulary(name).label(code, language)


def read_vocabulary(name: str, file: Traversable, table: str = "") -> Vocabulary:
    """The list in one file, each entry checked; raises BadVocabulary, which names file, entry and key."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadVocabulary(why=str(error), file=file.name, code="-", key="-") from error
    entries = content.get(table) if table else content
    if not isinstance(entries, dict) or not entries:
        raise BadVocabulary(why="it has no entries", file=file.name, code=table or "-", key="-")
    optional = _OPTIONAL.get(name, {})
    return Vocabulary(
        name, {code: _read_term(code, entry, file.name, optional) for code, entry in entries.items()}
    )


def _read_term(code: str, entry: object, file: str, optional: dict[str, type]) -> Term:
    if not isinstance(entry, dict):
        raise BadVocabulary(why="an entry is a table of labels", file=file, code=code, key="-")
    for key in LANGUAGES:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise BadVocabulary(why="a label is missing", file=file, code=code, key=key)
    for key, value in entry.items():
        if key not in LANGUAGES and key not in optional:
            raise BadVocabulary(why="a key is not known", file=file, code=code, key=key)
        if key in optional and not isinstance(value, optional[key]):
            raise BadVocabulary(why=f"a value is not {optional[key].__name__}", file=file, code=code, key=key)
    labels = tuple((language, entry[language]) for language in LANGUAGES)
    return Term(code, labels, capital=entry.get("capital"), bloc=entry.get("bloc", False))
