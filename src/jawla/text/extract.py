"""What one format gives: a text, what the document says of itself, and what an officer must know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jawla.terms.problem import Problem

MOST_CHARACTERS = 2_000_000


class TooLong(Problem):
    """The text has more characters than one source may have."""

    what = "The text is too long: it has more than {most} characters."
    where = "{name}"
    remedy = "Split the file into parts and add each part as a source of its own."


class NoWords(Problem):
    """The document could be read, but there are no words in it."""

    what = "There are no words in this document."
    where = "{name}"
    remedy = "Open it to see what it shows. If it is a picture of a text, have it recognised (OCR) first."


@dataclass(frozen=True, slots=True)
class Note:
    """Something an officer must know about a text: a sentence with `{name}` places, and what fills them.

    Kept apart so that a door can translate the sentence first; `str(note)` is the English one, filled.
    """

    what: str
    values: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.what.format(**self.values)

    def to_json(self) -> dict[str, Any]:
        """The sentence and its values, for storing."""
        return {"what": self.what, "values": dict(self.values)}


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one document, with its title, date and outlet where the document states them."""

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    notes: tuple[Note, ...] = ()


def first_line(text: str, longest: int = 200) -> str | None:
    """The first line with words as a title, or None where it is too long to be one or nothing follows it."""
    lines = text.strip().split("\n", 1)
    title = " ".join(lines[0].split())
    return title if len(lines) == 2 and 0 < len(title) <= longest else None
