"""Whether a text reports a meeting of an official mechanism."""

from __future__ import annotations

from jawla.reading.engine.language import Text
from jawla.reading.facts.parties import own_side
from jawla.reading.facts.rounds import Meeting, Mention

_HOLDING = "holding"


def is_relevant(text: Text, meetings: list[Meeting]) -> bool:
    """Whether the text tells of a meeting between two parties, held or announced."""
    if not meetings:
        return False
    early = [m for m in meetings[0].mentions if m.mechanism and m.sentence < 8]
    if not early or not _is_specific(text, meetings, early):
        return False
    if any(True for number in range(min(8, len(text.sentences))) for _ in text.find("irrelevant", number)):
        return False
    official = any(text.has("official", number) for number in range(min(10, len(text.sentences))))
    if not official and not any(_between_parties(text, mention.sentence) for mention in early):
        return False
    start, end = 0, text.sentences[min(7, len(text.sentences) - 1)][1]
    states = {str(mark.value) for _, mark in text.shadow.marks_in(start, end, "state", "demonym")}
    states |= {str(mark.value[1]) for _, mark in text.shadow.marks_in(start, end, "city")}
    own = own_side(text)
    return len(states | ({own.value} if own else set())) >= 2


def _is_specific(text: Text, meetings: list[Meeting], early: list[Mention]) -> bool:
    """Whether a meeting is told of, not a mechanism alone: by its number, or by words of holding it."""
    numbered = any(one.round.role == "reported" and one.round.ordinal for one in meetings)
    if numbered or _HOLDING not in text.language.places.words:
        return True
    return any(mention.role is None and text.has(_HOLDING, mention.sentence) for mention in early)


def _between_parties(text: Text, sentence: int) -> bool:
    """Whether a sentence names two states as a pair: a mechanism of theirs is official as it is."""
    marks = (
        text.shadow.marks_in(pair.start, pair.end, "state", "demonym")
        for pair in text.find("pairs", sentence)
    )
    return any(len({str(mark.value) for _, mark in named}) > 1 for named in marks)
