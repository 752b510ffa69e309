"""Patterns: regular expressions over the shadow, with readable places for names and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from daachorse import CharwiseDoubleArrayAhoCorasick

from jawla.reading.engine.fold import fold_word, plain
from jawla.reading.engine.grammar import BadLanguageData, Grammar, check_keys, load_toml
from jawla.reading.engine.shadow import SIGNS

_PLACE = re.compile(r"\{(?:([a-z]+\d?):)?([a-z_]+)\}")
_BLANK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[=!][^()]*\)| (?![?*+{])")
_OPTIONAL = re.compile(r"\)?(?:[?*]|\{0)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying something: `name` says in words what it is, `value` what it means."""

    name: str
    regex: re.Pattern[str]
    value: str | None
    needs: frozenset[str]
    yes: tuple[str, ...] = field(default=(), compare=False)
    no: tuple[str, ...] = field(default=(), compare=False)
    states: frozenset[str] = frozenset()  # of a list: states and blocs whose names count as its words


class Places:
    """What may stand in braces in a pattern: a kind of name, a class of words, a shape."""

    def __init__(
        self, grammar: Grammar, words: dict[str, list[str]], shapes: dict[str, str], file: str
    ) -> None:
        self._grammar = grammar
        self.words = {name: [fold_word(word) for word in listed] for name, listed in words.items()}
        self._shapes = shapes
        self._file = file
        self._known: dict[str, str] = {
            kind: f"(?:{grammar.before_name}{sign}{grammar.after_name})" for kind, sign in SIGNS.items()
        }
        self._known["party"] = (
            f"(?:{grammar.before_name}[{SIGNS['state']}{SIGNS['demonym']}]{grammar.after_name})"
        )
        for name, listed in self.words.items():
            self._known[name] = self._alternatives(listed)
            self._known[f"{name}_bare"] = self._bare(listed)
        for name in shapes:
            self._known.setdefault(name, "")
        for name, shape in shapes.items():
            self._known[name] = f"(?:{self.expand(widen(fold_word(shape)), name)[0]})"

    def _alternatives(self, words: list[str]) -> str:
        ordered = sorted(set(words), key=len, reverse=True)
        body = "|".join(self._one(word) for word in ordered) or "(?!)"
        if not self._grammar.spaced:
            return f"(?:{body})"
        prefixes = "|".join(sorted(self._grammar.prefixes, key=len, reverse=True))
        optional = f"(?:{prefixes})?" if prefixes else ""
        return rf"(?:(?<!\w){optional}(?i:{body})(?!\w))"

    def _bare(self, words: list[str]) -> str:
        """The words of a class without the letters that may be joined in front."""
        ordered = sorted(set(words), key=len, reverse=True)
        body = "|".join(self._one(word) for word in ordered) or "(?!)"
        return rf"(?:(?i:{body})(?!\w))" if self._grammar.spaced else f"(?:{body})"

    @staticmethod
    def _one(word: str) -> str:
        stem, star, _ = word.partition("*")
        return re.escape(stem).replace(r"\ ", " +") + (r"\w*" if star else "")

    def expand(self, match: str, where: str) -> tuple[str, frozenset[str]]:
        """The regular expression for a match, and the classes of words that must be in the sentence."""
        needs: set[str] = set()

        def place(found: re.Match[str]) -> str:
            group, name = found.groups()
            if name not in self._known:
                raise BadLanguageData(why=f"unknown place {{{name}}}", file=self._file, key=where)
            outside = match.count("(", 0, found.start()) == match.count(")", 0, found.start())
            if name in self.words and outside and not _OPTIONAL.match(match, found.end()):
                needs.add(name)
            return f"(?P<{group}>{self._known[name]})" if group else self._known[name]

        if re.search(r"(?<!\\)\|", re.sub(r"\([^()]*\)", "", match)):
            return _PLACE.sub(place, match), frozenset()
        return _PLACE.sub(place, match), frozenset(needs)

    def compile(self, entry: dict[str, Any], file: str) -> Pattern:
        """One entry of a data file as a pattern; raises BadLanguageData where it is not one."""
        where = str(entry.get("name", "a pattern without name"))
        check_keys(entry, {"name", "match", "yes", "no"}, {"value", "anchors"}, file, where)
        text = widen(fold_word(entry["match"]))
        source, needs = self.expand(text, where)
        try:
            regex = re.compile(source)
        except re.error as error:
            raise BadLanguageData(why=str(error), file=file, key=where) from None
        if "anchors" in entry:
            needs |= {self._gate(entry["anchors"], f"{file}: {where}")}
        return Pattern(where, regex, entry.get("value"), needs, tuple(entry["yes"]), tuple(entry["no"]))

    def _gate(self, anchors: list[str], name: str) -> str:
        """A class of the words of which one must be in a sentence before a pattern is tried."""
        words = [
            word for anchor in anchors for word in self.words.get(anchor.strip("{}"), [fold_word(anchor)])
        ]
        self.words[name] = words
        return name

    def compile_list(self, entry: dict[str, Any], file: str) -> Pattern:
        """A list of words that all mean one thing, as a pattern."""
        where = str(entry.get("value", "a list without value"))
        check_keys(entry, {"value", "words", "no"}, {"states"}, file, where)
        gate = f"{file}: {where}"
        self.words[gate] = [fold_word(word) for word in entry["words"]]
        regex = re.compile(self._alternatives(self.words[gate]))
        yes = tuple(word.replace("*", "") for word in entry["words"])
        states = frozenset(entry.get("states", ()))
        return Pattern(f"words for {where}", regex, where, frozenset({gate}), yes, tuple(entry["no"]), states)


def widen(match: str) -> str:
    """The match with each blank outside of brackets and look-behinds standing for one or more."""
    return _BLANK.sub(lambda found: " +" if found[0] == " " else found[0], match)


def load_patterns(file: Traversable, places: Places) -> list[Pattern]:
    """The patterns of one data file, in its order."""
    content = load_toml(file)
    check_keys(content, set(), {"pattern", "list"}, str(file), "top level")
    listed = [places.compile_list(entry, str(file)) for entry in content.get("list", [])]
    return [places.compile(entry, str(file)) for entry in content.get("pattern", [])] + listed


class ClassFinder:
    """Which classes of words occur where in a text, found in one pass."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        classes: dict[str, set[str]] = {}
        for name, listed in words.items():
            for word in listed:
                classes.setdefault(plain(word.partition("*")[0]).split(" ")[0], set()).add(name)
        classes.pop("", None)
        self._stems = sorted(classes)
        self._classes = [frozenset(classes[stem]) for stem in self._stems]
        self._machine = CharwiseDoubleArrayAhoCorasick(self._stems) if self._stems else None

    def find(self, text: str, sentences: Iterable[tuple[int, int]]) -> list[frozenset[str]]:
        """For each sentence the classes that may occur in it."""
        bounds = list(sentences)
        found: list[set[str]] = [set() for _ in bounds]
        current = 0
        hits = self._machine.find_overlapping(plain(text)) if self._machine else ()
        for start, _, number in sorted(hits):
            while current < len(bounds) and start >= bounds[current][1]:
                current += 1
            if current < len(bounds):
                found[current] |= self._classes[number]
        return [frozenset(classes) for classes in found]
