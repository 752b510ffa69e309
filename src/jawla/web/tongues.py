"""Foreign words inside a page: isolated, with their language and direction."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ps", "ku"}


def direction_of(language: str) -> str:
    """rtl, ltr, or auto where the language is not known."""
    if not language:
        return "auto"
    return "rtl" if language[:2] in RIGHT_TO_LEFT else "ltr"


def isolate(words: str, language: str = "") -> SafeString:
    """The words in a `<bdi>`, with their language where it is not the page's."""
    if not language or language[:2] == (get_language() or "")[:2]:
        return format_html("<bdi>{}</bdi>", words)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, direction_of(language), words)


def trim(before: str, after: str, room: int) -> tuple[str, str]:
    """What stands around a quote, within its paragraph; where `room` cut it off, cut at a space instead."""
    first, last = before.rpartition("\n")[2], after.partition("\n")[0]
    if len(first) == room:
        first = "…" + (first.partition(" ")[2] or first)
    if len(last) == room:
        last = (last.rpartition(" ")[0] or last) + "…"
    return first, last
