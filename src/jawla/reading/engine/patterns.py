"""Patterns: regular expressions over the shadow, with readable places for names and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib.resources.abc import Traversable
from typing import Any

from jawla.reading.engine.fold import fold_word, plain
from jawla.reading.engine.gate import Demand, bare, demands
from jawla.reading.engine.grammar import BadLanguageData, Grammar, check_keys, load_toml
from jawla.reading.engine.search import Expression
from jawla.reading.engine.shadow import SIGNS

_PLACE = re.compile(r"\{(?:([a-z]+\d?):)?([a-z_]+)\}")
_BLANK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[=!][^()]*\)| (?![?*+{])")
_LONG = 60
_CALLED = "place_"
_CALL = re.compile(rf"\(\?&{_CALLED}(\w+)\)")
_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|i:|P<\w+>))?|\)(?:\{\d*,?\d+\})?|.", re.S
)
_TIMES = re.compile(r"\)\{")
_ENDING = r"\w*"
_STAND_INS = 0x100000  # private-use characters that stand for places where only demands are read off


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying something: `name` says in words what it is, `value` what it means."""

    name: str
    regex: Expression
    value: str | None
    demands: tuple[Demand, ...] = field(default=(), compare=False)  # what a text must have for it
    anchors: Demand | None = None  # strings of which one must be in the sentence besides
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
        self._file = file
        self._known: dict[str, str] = {}
        self._called: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._stand_ins: dict[str, str] = {}
        self._demands: dict[str, list[Demand]] = {}
        for kind, sign in SIGNS.items():
            self._enter(kind, self._sign(sign), [frozenset({sign})])
        either = SIGNS["state"] + SIGNS["demonym"]
        self._enter("party", self._sign(f"[{either}]"), [frozenset(either)])
        for name, listed in self.words.items():
            self._enter(name, self._alternatives(listed), [self._any_of(listed)])
            self._enter(f"{name}_bare", self._bare(listed), [self._any_of(listed)])
        for name in shapes:
            if name not in self._known:
                self._enter(name, "", [])
        for name, shape in shapes.items():
            match = widen(fold_word(shape))
            source, asked = self.expand(match, name)
            self._enter(name, f"(?:{source})", asked, self._put(match, self._called))

    def _enter(self, name: str, source: str, asked: list[Demand], body: str | None = None) -> None:
        stand_in = self._stand_ins.setdefault(name, chr(_STAND_INS + len(self._stand_ins)))
        self._known[name] = source
        self._demands[stand_in] = asked
        self._bodies[name] = body or source
        self._called[name] = f"(?&{_CALLED}{name})" if len(source) > _LONG else source

    @staticmethod
    def _put(match: str, known: dict[str, str]) -> str:
        """A match with what is known of its places put into them."""
        return _PLACE.sub(
            lambda found: f"(?P<{found[1]}>{known[found[2]]})" if found[1] else known[found[2]], match
        )

    def _brief(self, match: str) -> str:
        """The expression for a match in PCRE2's own words: long places are written once, and called."""
        repeated: dict[str, str] = {}
        brief = _call_repeated(self._put(match, self._called), repeated)
        called: dict[str, str] = {}
        rest = _CALL.findall(brief)
        while rest:
            name = rest.pop()
            if name not in called:
                body = repeated[name] if name in repeated else _call_repeated(self._bodies[name], repeated)
                called[name] = body
                rest += _CALL.findall(body)
        written = "".join(f"(?<{_CALLED}{name}>{body})" for name, body in called.items())
        return f"(?(DEFINE){written}){brief}" if called else brief

    def _sign(self, sign: str) -> str:
        return f"(?:{self._grammar.before_name}{sign}{self._grammar.after_name})"

    def _alternatives(self, words: list[str]) -> str:
        body = self._body(words)
        if not self._grammar.spaced:
            return f"(?:{body})"
        prefixes = "|".join(sorted(self._grammar.prefixes, key=len, reverse=True))
        optional = f"(?:{prefixes})?" if prefixes else ""
        return rf"(?:(?<!\w){optional}(?i:{body})(?!\w))"

    def _bare(self, words: list[str]) -> str:
        """The words of a class without the letters that may be joined in front."""
        body = self._body(words)
        return rf"(?:(?i:{body})(?!\w))" if self._grammar.spaced else f"(?:{body})"

    def _body(self, words: list[str]) -> str:
        """Words as alternatives, the longer first; what several begin with is written once."""
        spaced = self._grammar.spaced
        ordered = sorted(
            {plain(word) if spaced else word for word in words}, key=lambda one: (-len(one), one)
        )
        return _tree([_tokens(word) for word in ordered]) if ordered else "(?!)"

    def _any_of(self, words: list[str]) -> Demand:
        """The strings of which one stands in every text that has a word of a class."""
        return frozenset(self._longest_part(word) for word in words)

    def _longest_part(self, word: str) -> str:
        stem, star, _ = word.partition("*")
        parts = [f" {part} " for part in stem.split(" ")]
        if not self._grammar.spaced or self._grammar.prefixes:
            parts[0] = parts[0][1:]
        if not self._grammar.spaced or star:
            parts[-1] = parts[-1][:-1]
        return bare(max(parts, key=len))[1:-1]

    def expand(self, match: str, where: str, file: str | None = None) -> tuple[str, list[Demand]]:
        """The regular expression for a match, and what a text must have for it."""
        for _, name in _PLACE.findall(match):
            if name not in self._known:
                raise BadLanguageData(why=f"unknown place {{{name}}}", file=file or self._file, key=where)
        try:
            asked = demands(_PLACE.sub(lambda found: self._stand_ins[found[2]], match), self._demands)
            return self._put(match, self._known), asked
        except re.error as error:
            raise BadLanguageData(why=str(error), file=file or self._file, key=where) from None

    @lru_cache(maxsize=64)  # noqa: B019 - a language is kept for good
    def expression(self, match: str, where: str) -> Expression:
        """The expression for a match that is no entry of a data file, made once."""
        return Expression(self.expand(match, where)[0], partial(self._brief, match))

    def compile(self, entry: dict[str, Any], file: str) -> Pattern:
        """One entry of a data file as a pattern; raises BadLanguageData where it is not one."""
        where = str(entry.get("name", "a pattern without name"))
        check_keys(entry, {"name", "match", "yes", "no"}, {"value", "anchors"}, file, where)
        match = widen(fold_word(entry["match"]))
        source, asked = self.expand(match, where, file)
        regex = Expression(source, partial(self._brief, match))
        try:
            regex.check()
        except re.error as error:
            raise BadLanguageData(why=str(error), file=file, key=where) from None
        return Pattern(
            where,
            regex,
            entry.get("value"),
            tuple(asked),
            self._anchored(entry["anchors"]) if "anchors" in entry else None,
            tuple(entry["yes"]),
            tuple(entry["no"]),
        )

    def _anchored(self, anchors: list[str]) -> Demand:
        """Strings of which one must be in a sentence before a pattern is tried."""
        words = [
            word for anchor in anchors for word in self.words.get(anchor.strip("{}"), [fold_word(anchor)])
        ]
        return frozenset(bare(word.partition("*")[0].split(" ")[0])[1:-1] for word in words)

    def compile_list(self, entry: dict[str, Any], file: str) -> Pattern:
        """A list of words that all mean one thing, as a pattern."""
        where = str(entry.get("value", "a list without value"))
        check_keys(entry, {"value", "words", "no"}, {"states"}, file, where)
        words = [fold_word(word) for word in entry["words"]]
        yes = tuple(word.replace("*", "") for word in entry["words"])
        return Pattern(
            f"words for {where}",
            Expression(self._alternatives(words)),
            where,
            (self._any_of(words),),
            yes=yes,
            no=tuple(entry["no"]),
            states=frozenset(entry.get("states", ())),
        )


def _tokens(word: str) -> list[str]:
    stem, star, _ = word.partition("*")
    return [" +" if letter == " " else re.escape(letter) for letter in stem] + ([_ENDING] if star else [])


def _tree(words: list[list[str]]) -> str:
    """Alternatives in their order, grouped by their first letters: only those can match in one place."""
    branches: list[str] = []
    groups: dict[str, list[list[str]]] = {}

    def close() -> None:
        branches.extend(letter + _tree(rests) for letter, rests in groups.items())
        groups.clear()

    for word in words:
        if word and word[0] != _ENDING:
            groups.setdefault(word[0], []).append(word[1:])
        else:
            close()
            branches.append("".join(word))
    close()
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _call_repeated(source: str, repeated: dict[str, str]) -> str:
    """The source with long groups that are repeated a number of times called, as PCRE2 writes out repeats."""
    out = ""
    opened: list[int] = []
    for piece in _PIECE.findall(source):
        if piece.startswith("("):
            opened.append(len(out))
        times = _TIMES.match(piece)
        if piece.startswith(")"):
            start = opened.pop()
            group = out[start:] + ")"
            cased = any(out.startswith("(?i:", place) for place in opened)
            if times and len(group) > _LONG and group.startswith("(?:") and not cased and "(?P<" not in group:
                name = f"repeated{len(repeated)}"
                repeated[name] = group
                out, piece = out[:start] + f"(?&{_CALLED}{name})", piece[1:]
        out += piece
    return out


def widen(match: str) -> str:
    """The match with each blank outside of brackets and look-behinds standing for one or more."""
    return _BLANK.sub(lambda found: " +" if found[0] == " " else found[0], match)


def load_patterns(file: Traversable, places: Places) -> list[Pattern]:
    """The patterns of one data file, in its order."""
    content = load_toml(file)
    check_keys(content, set(), {"pattern", "list"}, str(file), "top level")
    listed = [places.compile_list(entry, str(file)) for entry in content.get("list", [])]
    return [places.compile(entry, str(file)) for entry in content.get("pattern", [])] + listed
