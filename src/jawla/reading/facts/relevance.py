"""Whether a text reports a meeting of an official mechanism."""

from __future__ import annotations

from jawla.reading.engine.home import home_of
from jawla.reading.engine.language import Text
from jawla.reading.facts.rounds import Meeting


def is_relevant(text: Text, meetings: list[Meeting]) -> bool:
    """Whether the text tells of a meeting between two parties, held or announced."""
    if not meetings:
        return False
    early = [m for m in meetings[0].mentions if m.mechanism and m.sentence < 8]
    if not early:
        return False
    if any(True for number in range(min(8, len(text.sentences))) for _ in text.find("irrelevant", number)):
        return False
    official = any(text.has("official", number) for number in range(min(10, len(text.sentences))))
    if not official and not any(_between_parties(text, mention.sentence) for mention in early):
        return False
    start, end = 0, text.sentences[min(7, len(text.sentences) - 1)][1]
    states = {str(mark.value) for _, mark in text.shadow.marks_in(start, end, "state", "demonym")}
    states |= {str(mark.value[1]) for _, mark in text.shadow.marks_in(start, end, "city")}
    home = home_of(text.shadow, text.language.grammar)
    return len(states | ({home} if home else set())) >= 2


def _between_parties(text: Text, sentence: int) -> bool:
    """Whether a sentence names two states as a pair: a mechanism of theirs is official as it is."""
    marks = (
        text.shadow.marks_in(pair.start, pair.end, "state", "demonym")
        for pair in text.find("pairs", sentence)
    )
    return any(len({str(mark.value) for _, mark in named}) > 1 for named in marks)
