"""A value and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a text, with their place: `document[start:end] == text`, counted in Unicode code points."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, document: str, start: int, end: int) -> Quote:
        """The words of `document` from `start` to `end`; raises ValueError where there are none."""
        if not 0 <= start < end <= len(document):
            raise ValueError(f"no words at {start}:{end} in a text of {len(document)} characters")
        return cls(start, end, document[start:end])

    def stands_in(self, document: str) -> bool:
        """Whether `document` has exactly these words at this place."""
        return 0 <= self.start < self.end and document[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True)
class Fact(Generic[V]):
    """A value, the words that say it, and the name in words of the pattern that found it."""

    value: V
    quote: Quote
    pattern: str

    def to_json(self) -> dict[str, Any]:
        """The form of a fact in `reading.schema.json`."""
        return {
            "value": self.value,
            "quote": self.quote.text,
            "start": self.quote.start,
            "end": self.quote.end,
            "pattern": self.pattern,
        }
