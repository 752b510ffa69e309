"""One language as the reader knows it, and a text seen through it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable

import pcre2

from jawla.reading.engine.fold import fold, fold_word, plain
from jawla.reading.engine.gate import Gate
from jawla.reading.engine.grammar import BadLanguageData, Grammar, check_keys, load_toml
from jawla.reading.engine.home import mark_home
from jawla.reading.engine.lexicon import Lexicon
from jawla.reading.engine.moments import mark_dates
from jawla.reading.engine.patterns import Pattern, Places, load_patterns
from jawla.reading.engine.search import Hit, Searched, Stretch
from jawla.reading.engine.shadow import Mark, Shadow
from jawla.reading.engine.shorts import mark_shorts
from jawla.terms.quote import Fact

_REMEMBERED = 20_000
_WHOLE = ("dates", "source_line")  # kinds that are searched in a whole text, not sentence by sentence
_NOTHING: list[Pattern] = []
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class Found:
    """A pattern that matched in a text, with its place in the shadow."""

    __slots__ = ("_hit", "end", "pattern", "start")

    def __init__(self, pattern: Pattern, hit: Hit) -> None:
        self.pattern = pattern
        self.start = hit.start
        self.end = hit.end
        self._hit = hit

    def span(self, group: str) -> tuple[int, int] | None:
        """The place of a group, or None where it is not in the match."""
        return self._hit.span(group)

    @property
    def match(self) -> pcre2.Match:
        """The match itself; its places count from where its sentence was cut."""
        return self._hit.match

    def words(self, group: str) -> str | None:
        """What a group matched in the shadow, or None where it is not in the match."""
        return self._hit.words(group)


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
        # A lone Latin letter (R for rand) is a unit only where a pattern names it.
        listed["unit_word"] = [
            word for forms in self.units.values() for word in forms if len(word) > 1 or not word.isascii()
        ]
        self.places = Places(self.grammar, listed, words["shapes"], str(folder / "words.toml"))
        self._patterns = {kind: load_patterns(folder / f"{kind}.toml", self.places) for kind in kinds}
        self._kinds: dict[str, tuple[int, int]] = {}
        every: list[Pattern] = []
        for kind, patterns in self._patterns.items():
            if kind in _WHOLE:
                continue
            self._kinds[kind] = (len(every), (1 << len(patterns)) - 1)
            every += patterns
        self.gate = Gate((pattern.anchors, pattern.demands) for pattern in every)
        self._whole = {
            kind: Gate((pattern.anchors, pattern.demands) for pattern in self._patterns[kind])
            for kind in _WHOLE
        }
        self._opened: dict[tuple[int, int], list[Pattern]] = {}
        self._stems = {
            name: {plain(word.partition("*")[0]).split(" ")[0] for word in listed} - {""}
            for name, listed in self.places.words.items()
        }

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

    def possible(self, kind: str, text: str) -> list[Pattern]:
        """The patterns of one of the kinds that are searched in a whole text, which may match in it."""
        opened = self._whole[kind].open_for(text)
        return [one for number, one in enumerate(self._patterns[kind]) if opened >> number & 1]

    def opened(self, kind: str, opened: int) -> list[Pattern]:
        """The patterns of one kind that the gate has opened."""
        first, mask = self._kinds[kind]
        chosen = opened >> first & mask
        if not chosen:
            return _NOTHING
        known = self._opened.get((first, chosen))
        if known is None:
            known = [one for number, one in enumerate(self._patterns[kind]) if chosen >> number & 1]
            if len(self._opened) < _REMEMBERED:
                self._opened[first, chosen] = known
        return known

    def stems(self, word: str) -> set[str]:
        """The beginnings of the words of a class, in small letters."""
        return self._stems.get(word, set())

    def look_at(self, original: str) -> Text:
        """The text with everything found that facts are built from."""
        shadow = self.shadow_for("", original)
        return Text(self, shadow, self.grammar.sentences(shadow.text))

    def shadow_for(self, kind: str, original: str) -> Shadow:
        """The shadow for patterns of a kind: dates see names, ordinals see dates, the rest sees all."""
        shadow = self.lexicon.mark(Shadow.of(fold(original)))
        if kind == "dates":
            return shadow
        shadow = mark_dates(shadow, self.possible("dates", shadow.text), self.grammar)
        if kind == "ordinals":
            return shadow
        shadow = mark_home(self._mark_ordinals(shadow), self.grammar, self.places)
        return mark_shorts(shadow, self.lexicon.shorts, self.grammar, self.places)

    def _mark_ordinals(self, shadow: Shadow) -> Shadow:
        found = []
        searched = Searched(shadow.text)
        for pattern in self._patterns["ordinals"]:
            for hit in searched.hits(pattern.regex):
                value = int(pattern.value) if pattern.value else self._ordinal(hit.words("n") or "")
                if value is not None and 0 < value < 200:
                    start, end = hit.span("ordinal") or (hit.start, hit.end)
                    found.append((start, end, Mark("ordinal", value, pattern.name)))
        return shadow.replace(found)

    def _ordinal(self, words: str) -> int | None:
        if words and all(letter in _ROMAN for letter in words):
            values = [_ROMAN[letter] for letter in words]
            return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
        return self.grammar.numeral(words)


class Text:
    """A text seen through its language: the shadow, its sentences, and the patterns that match in them."""

    def __init__(self, language: Language, shadow: Shadow, sentences: list[tuple[int, int]]) -> None:
        self.language = language
        self.shadow = shadow
        self.sentences = sentences
        self._found: dict[tuple[str, int], list[Found]] = {}
        self._stretches = [Stretch(shadow.text, start, end) for start, end in sentences]
        self._opened: list[int | None] = [None] * len(sentences)
        self._open_by_words: dict[str, int] = {}  # shared with the text in which persons are marked too

    @cached_property
    def _small(self) -> str:
        return plain(self.shadow.text)

    def with_marks(self, found: list[tuple[int, int, Mark]]) -> Text:
        """The same text with more of it replaced by signs."""
        if not found:
            return self
        shadow = self.shadow.replace(found)
        marked = Text(self.language, shadow, self.language.grammar.sentences(shadow.text))
        marked._open_by_words = self._open_by_words
        return marked

    def find(self, kind: str, sentence: int) -> list[Found]:
        """The matches of all patterns of a kind in one sentence, pattern by pattern."""
        opened = self._opened[sentence]
        if opened is None:
            opened = self._opened[sentence] = self._open(*self.sentences[sentence])
        patterns = self.language.opened(kind, opened)
        if not patterns:
            return []
        known = self._found.get((kind, sentence))
        if known is None:
            stretch = self._stretches[sentence]
            known = [Found(pattern, hit) for pattern in patterns for hit in pattern.regex.hits(stretch)]
            self._found[kind, sentence] = known
        return known

    def _open(self, start: int, end: int) -> int:
        words = self.shadow.text[start:end]
        known = self._open_by_words.get(words)
        if known is None:
            known = self._open_by_words[words] = self.language.gate.open_for(words)
        return known

    def everywhere(self, kind: str) -> Iterator[tuple[int, Found]]:
        """The matches of a kind in the whole text, with the number of their sentence."""
        for number in range(len(self.sentences)):
            for found in self.find(kind, number):
                yield number, found

    def has(self, word: str, sentence: int) -> bool:
        """Whether words of a class may be in a sentence."""
        start, end = self.sentences[sentence]
        said = self._small[start:end]
        return any(stem in said for stem in self.language.stems(word))

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a place of the shadow."""
        number = bisect_right(self.sentences, place, key=lambda one: one[0]) - 1
        inside = number >= 0 and place < self.sentences[number][1]
        return number if inside else len(self.sentences) - 1

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds a code point of the document."""
        return self.sentence_at(bisect_right(self.shadow.starts, offset) - 1)

    def fact(self, value: object, start: int, end: int, pattern: str) -> Fact:  # type: ignore[type-arg]
        """A value with the words of the document under a place of the shadow."""
        return Fact(value, self.shadow.quote(start, end), pattern)
