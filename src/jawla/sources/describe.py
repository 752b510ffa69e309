"""What is said of a source beside its text: what came with it, what its document states, what is guessed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from jawla.officers.models import Officer
from jawla.sources.models import Source, Voice
from jawla.sources.voices import guess_speaker
from jawla.terms.problem import Problem
from jawla.text.document import Document


class VoiceUnknown(Problem):
    """There is no such voice."""

    what = "There is no voice of this name."
    where = "Voice {voice}."
    remedy = "Choose officer, instrument, ministry, agency or press; or leave it out to have it guessed."


@dataclass(frozen=True, slots=True)
class Handed:
    """A source as it was handed in; of what is empty, the document and the address are asked."""

    content: bytes
    by: Officer
    at: datetime
    name: str = ""
    address: str = ""
    title: str = ""
    outlet: str = ""
    voice: str = ""
    voice_state: str = ""
    media_type: str | None = None
    charset: str | None = None

    @property
    def called(self) -> str:
        """What a problem calls it."""
        return self.name or self.address or self.title

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes as they came."""
        return sha256(self.content).hexdigest()


def describe(handed: Handed, document: Document) -> Source:
    """The source to be kept; raises VoiceUnknown."""
    speaker = guess_speaker(address=handed.address, outlet=handed.outlet or document.outlet or "")
    guessed = not handed.voice
    return Source(
        sha256=handed.digest,
        text_sha256=text_digest(document),
        text=document.text,
        title=line(handed.title or document.title or "", 500),
        language=document.language or "",
        media_type=document.media_type,
        encoding=document.encoding or "",
        name=line(handed.name, 255),
        address=line(handed.address, 2000),
        outlet=line(speaker.outlet, 200),
        voice=speaker.voice if guessed else known_voice(handed.voice),
        voice_state=line(handed.voice_state or (speaker.state if guessed else ""), 8),
        published_on=_day(document.published),
        notes=[note.to_json() for note in document.notes],
        kept_at=handed.at,
        kept_by=handed.by,
    )


def known_voice(voice: str) -> str:
    """`voice`, if it is one; raises VoiceUnknown."""
    if voice not in Voice.values:
        raise VoiceUnknown(voice=voice)
    return voice


def text_digest(document: Document) -> str:
    """The SHA-256 by which the same text is recognised, whatever file it came in."""
    return sha256(document.text.encode()).hexdigest()


def line(words: str, longest: int) -> str:
    """`words` on one line of at most `longest` signs, fit to be stored.

    Names of files and titles come from anywhere; control signs and half characters cannot be kept.
    """
    return "".join(c for c in words if unicodedata.category(c) not in ("Cc", "Cs"))[:longest]


def _day(stated: str | None) -> date | None:
    # A page may state a month or a year only: then there is no day.
    return date.fromisoformat(stated) if stated and len(stated) == 10 else None
