"""From characters placed on a page to lines and paragraphs in reading order."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bidi import get_display

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = re.compile(r"[\u3000-\u9fff\uf900-\ufaff\uff01-\uff60]")
# Forms that exist for printing: Arabic shapes, Latin ligatures, radicals that stand for a Chinese character.
# Not the wide Chinese punctuation, which NFKC would turn into Latin.
_PRINTING_FORMS = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdf9\ufe70-\ufefc\u2e80-\u2fd5]")
# Of the letters' size. A word space is about 0.25; gaps inside an Arabic word go up to 0.13 in some fonts, so
# that a smaller gap is a space only where the file has one there too.
_SPACE_GAP = 0.17
_MARKED_GAP = 0.12
_WIDE_GAP = 0.3  # beside Chinese, which stands in boxes wider than its ink
_LAM_ALEF = re.compile(r"(ل)([اأإآٱ])")
_SAME = 0.001
_BRACKETS = ("()", "[]", "«»")
_PARAGRAPH_GAP = 1.7  # of the letters' size, or 1.3 of the usual distance between lines
_WIDEST_STEP = 3.0  # of the letters' size: even double spacing is narrower
_RAGGED = 0.15  # of the width: a last line ends so much earlier than the others


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with its place: points from the page's lower left corner, `size` of its letters.

    The characters of one ligature have the same `origin`.
    """

    character: str
    left: float
    right: float
    origin: float
    baseline: float
    size: float


@dataclass(slots=True)
class Piece:
    """What stands in one place: a letter with its marks, or a ligature."""

    text: str
    left: float
    right: float
    origin: float

    @property
    def centre(self) -> float:
        """Half way between its sides."""
        return (self.left + self.right) / 2

    def seen(self) -> str:
        """From left to right. PDFium gives Arabic ligatures so already, but for some lam-alefs."""
        return _LAM_ALEF.sub(r"\2\1", self.text)

    def take(self, glyph: Glyph) -> None:
        """Adds a further letter of the same ligature, or a mark, which stands before it when seen."""
        mark = unicodedata.combining(glyph.character)
        self.text = glyph.character + self.text if mark else self.text + glyph.character
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order, with its place."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def right_to_left(self) -> bool:
        """Whether most of its letters are read from the right."""
        return _mostly_right_to_left(self.text)


def lay_out(glyphs: Sequence[Glyph]) -> str:
    """The page's text, one paragraph a line. Columns that stand side by side are not told apart."""
    return "\n".join(_paragraphs([_line(row) for row in _rows(glyphs)]))


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters on about the same baseline, top of the page first; half a line off is a raised number."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.baseline):
        if rows and rows[-1][0].baseline - glyph.baseline < 0.4 * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [row for row in rows if any(not glyph.character.isspace() for glyph in row)]


def _line(row: list[Glyph]) -> Line:
    inked = [glyph for glyph in row if not glyph.character.isspace()]
    size = median(glyph.size for glyph in inked)
    spaces = sorted(glyph.origin for glyph in row if glyph.character.isspace())
    seen = _with_spaces(_pieces(inked), spaces, size)
    direction = "R" if _mostly_right_to_left(seen) else "L"
    # The bidirectional algorithm is about its own inverse: it leads from what is seen to what is read.
    read = str(get_display(seen, base_dir=direction))
    read = _PRINTING_FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), read)
    return Line(
        text=" ".join(read.split()),
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        baseline=median(glyph.baseline for glyph in inked),
        size=size,
    )


def _pieces(inked: list[Glyph]) -> list[Piece]:
    """From left to right; the letters of a ligature and the marks on a letter stay together."""
    pieces: list[Piece] = []
    marks: list[Glyph] = []
    for glyph in sorted(inked, key=lambda glyph: glyph.origin):
        if pieces and abs(pieces[-1].origin - glyph.origin) < _SAME:
            pieces[-1].take(glyph)
        elif unicodedata.combining(glyph.character):
            marks.append(glyph)
        else:
            pieces.append(Piece(glyph.character, glyph.left, glyph.right, glyph.origin))
    for mark in marks if pieces else ():
        centre = (mark.left + mark.right) / 2
        min(pieces, key=lambda piece: abs(piece.centre - centre)).take(mark)
    return pieces


def _with_spaces(pieces: list[Piece], spaces: list[float], size: float) -> str:
    """What is seen from left to right, a space wherever there is room for one."""
    seen = ""
    edge = pieces[0].left if pieces else 0.0
    for piece in pieces:
        if seen and _apart(seen[-1], piece, edge, spaces, size):
            seen += " "
        seen += piece.seen()
        edge = max(edge, piece.right)
    return seen


def _apart(before: str, piece: Piece, edge: float, spaces: list[float], size: float) -> bool:
    gap = (piece.left - edge) / size
    if _both_wide(before, piece.text):
        return False
    if _WIDE.match(before) or _WIDE.match(piece.text):
        return gap > _WIDE_GAP
    place = bisect_left(spaces, edge - 1)
    marked = place < len(spaces) and spaces[place] < piece.left + 1
    return gap > _SPACE_GAP or (marked and gap > _MARKED_GAP)


def _both_wide(before: str, after: str) -> bool:
    """Chinese has no spaces, and its punctuation leaves gaps inside its own box."""
    return bool(before and _WIDE.match(before[-1]) and _WIDE.match(after))


def _mostly_right_to_left(text: str) -> bool:
    return 2 * len(_RIGHT_TO_LEFT.findall(text)) > len(_LETTER.findall(text))


def _paragraphs(lines: list[Line]) -> list[str]:
    if not lines:
        return []
    step = _usual_step(lines)
    paragraphs = [lines[0].text]
    for before, line in pairwise(lines):
        if _begins(before, line, step, lines):
            paragraphs.append(line.text)
        else:
            joint = "" if _both_wide(before.text, line.text) else " "
            paragraphs[-1] += joint + line.text
    return [_mend_brackets(paragraph) for paragraph in paragraphs]


def _mend_brackets(paragraph: str) -> str:
    """Opening and closing in turn: some PDFs name the bracket that is seen, some the one that is read."""
    if not _mostly_right_to_left(paragraph):
        return paragraph
    for pair in _BRACKETS:
        places = [place for place, character in enumerate(paragraph) if character in pair]
        if len(places) % 2 == 0:
            for turn, place in enumerate(places):
                paragraph = paragraph[:place] + pair[turn % 2] + paragraph[place + 1 :]
    return paragraph


def _usual_step(lines: list[Line]) -> float:
    steps = [a.baseline - b.baseline for a, b in pairwise(lines)]
    return median(steps) if steps else 0.0


def _begins(before: Line, line: Line, step: float, lines: list[Line]) -> bool:
    """Whether `line` opens a paragraph: a gap above it, another size, or a short line before it."""
    usual = max(_PARAGRAPH_GAP * before.size, 1.3 * step)
    if before.baseline - line.baseline > min(usual, _WIDEST_STEP * before.size):
        return True
    if not 0.85 < line.size / before.size < 1.18:
        return True
    left, right = min(each.left for each in lines), max(each.right for each in lines)
    missing = before.left - left if before.right_to_left else right - before.right
    return missing > _RAGGED * (right - left)
