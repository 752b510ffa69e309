"""One language as the reader knows it, and a text seen through it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from jawla.reading.engine.fold import fold, fold_word, plain
from jawla.reading.engine.grammar import BadLanguageData, Grammar, check_keys, load_toml
from jawla.reading.engine.home import mark_home
from jawla.reading.engine.lexicon import Lexicon
from jawla.reading.engine.moments import mark_dates
from jawla.reading.engine.patterns import ClassFinder, Pattern, Places, load_patterns
from jawla.reading.engine.shadow import Mark, Shadow
from jawla.reading.engine.shorts import mark_shorts
from jawla.terms.quote import Fact

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that matched in a text."""

    pattern: Pattern
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where the match begins in the shadow."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where the match ends in the shadow."""
        return self.match.end()

    def span(self, group: str) -> tuple[int, int] | None:
        """The place of a group, or None where it is not in the match."""
        found = self.match.groupdict().get(group)
        return self.match.span(group) if found is not None else None


class Language:
    """The data of one language: how it is written, its names, its words and its patterns."""

    def __init__(self, code: str, folder: Traversable, kinds: list[str]) -> None:
        self.code = code
        self.grammar = Grammar.load(folder / "grammar.toml")
        self.lexicon = Lexicon(folder / "names", self.grammar)
        words = load_toml(folder / "words.toml")
        check_keys(words, {"words", "shapes", "units"}, set(), str(folder / "words.toml"), "top level")
        self.units: dict[str, list[str]] = words["units"]
        self.coins = {plain(fold_word(word)): code for code, listed in self.units.items() for word in listed}
        listed = {**words["words"], "number_word": list(self.lexicon.numbers)}
        listed["unit_word"] = [word for forms in self.units.values() for word in forms]
        self.places = Places(self.grammar, listed, words["shapes"], str(folder / "words.toml"))
        self._patterns = {kind: load_patterns(folder / f"{kind}.toml", self.places) for kind in kinds}
        self._classes = ClassFinder(self.places.words)

    @classmethod
    def load(cls, code: str, kinds: list[str]) -> Language:
        """The language with this code; raises BadLanguageData when a file is missing or wrong."""
        folder = resources.files("jawla.reading.languages") / code
        if not folder.is_dir():
            raise BadLanguageData(why="no such language", file=f"languages/{code}", key="-")
        return cls(code, folder, kinds)

    def patterns(self, kind: str) -> list[Pattern]:
        """The patterns of one kind of fact."""
        return self._patterns[kind]

    def look_at(self, original: str) -> Text:
        """The text with everything found that facts are built from."""
        shadow = self.shadow_for("", original)
        return Text(self, shadow, self.grammar.sentences(shadow.text), self._classes)

    def shadow_for(self, kind: str, original: str) -> Shadow:
        """The shadow for patterns of a kind: dates see names, ordinals see dates, the rest sees all."""
        shadow = self.lexicon.mark(Shadow.of(fold(original)))
        if kind == "dates":
            return shadow
        shadow = mark_dates(shadow, self._patterns["dates"], self.grammar)
        if kind == "ordinals":
            return shadow
        shadow = mark_home(self._mark_ordinals(shadow), self.grammar, self.places)
        return mark_shorts(shadow, self.lexicon.shorts, self.grammar, self.places)

    def _mark_ordinals(self, shadow: Shadow) -> Shadow:
        found = []
        for pattern in self._patterns["ordinals"]:
            for match in pattern.regex.finditer(shadow.text):
                value = int(pattern.value) if pattern.value else self._ordinal(match["n"])
                if value is not None and 0 < value < 200:
                    start, end = match.span("ordinal") if "ordinal" in match.groupdict() else match.span()
                    found.append((start, end, Mark("ordinal", value, pattern.name)))
        return shadow.replace(found)

    def _ordinal(self, words: str) -> int | None:
        if words and all(letter in _ROMAN for letter in words):
            values = [_ROMAN[letter] for letter in words]
            return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
        return self.grammar.numeral(words)


class Text:
    """A text seen through its language: the shadow, its sentences, and the patterns that match in them."""

    def __init__(
        self, language: Language, shadow: Shadow, sentences: list[tuple[int, int]], classes: ClassFinder
    ) -> None:
        self.language = language
        self.shadow = shadow
        self.sentences = sentences
        self._classes = classes
        self._found: dict[tuple[str, int], list[Found]] = {}
        self._present = classes.find(shadow.text, sentences)

    def with_marks(self, found: list[tuple[int, int, Mark]]) -> Text:
        """The same text with more of it replaced by signs."""
        shadow = self.shadow.replace(found)
        sentences = self.language.grammar.sentences(shadow.text)
        return Text(self.language, shadow, sentences, self._classes)

    def find(self, kind: str, sentence: int) -> Iterator[Found]:
        """The matches of all patterns of a kind in one sentence, pattern by pattern."""
        known = self._found.get((kind, sentence))
        if known is None:
            start, end = self.sentences[sentence]
            present = self._present[sentence]
            known = [
                Found(pattern, match)
                for pattern in self.language.patterns(kind)
                if pattern.needs <= present
                for match in pattern.regex.finditer(self.shadow.text, start, end)
            ]
            self._found[kind, sentence] = known
        return iter(known)

    def everywhere(self, kind: str) -> Iterator[tuple[int, Found]]:
        """The matches of a kind in the whole text, with the number of their sentence."""
        for number in range(len(self.sentences)):
            for found in self.find(kind, number):
                yield number, found

    def has(self, word: str, sentence: int) -> bool:
        """Whether words of a class may be in a sentence."""
        return word in self._present[sentence]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a place of the shadow."""
        for number, (start, end) in enumerate(self.sentences):
            if start <= place < end:
                return number
        return len(self.sentences) - 1

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds a code point of the document."""
        return self.sentence_at(bisect_right(self.shadow.starts, offset) - 1)

    def fact(self, value: object, start: int, end: int, pattern: str) -> Fact:  # type: ignore[type-arg]
        """A value with the words of the document under a place of the shadow."""
        return Fact(value, self.shadow.quote(start, end), pattern)
