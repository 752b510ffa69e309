"""Reading a page as a person does: its visible words, and those of them that are foreign."""

from __future__ import annotations

import re

from lxml import html

# Two capitals or more are names that every language writes so: PDF, KW, MB.
LATIN = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*")
OURS = {"Jawla"}  # our own name, which Chinese writes so
SPOKEN = ("title", "aria-label", "placeholder", "alt", "content", "data-on", "data-off")


def foreign_words(content: bytes, own: str = "ar") -> list[str]:
    """Latin words of a page outside what is marked as foreign: untranslated, then."""
    page = html.fromstring(content)
    for part in page.xpath("//script | //style | //bdi | //kbd | //meta | //link"):
        part.drop_tree()
    for part in page.xpath(f"//*[@lang and not(@lang='{own}')]"):
        part.drop_tree()
    said = [*page.itertext(), *(part.get(name) for part in page.iter() for name in SPOKEN if part.get(name))]
    return [word for words in said for word in LATIN.findall(words) if len(word) > 2 and word not in OURS]


def text_of(content: bytes) -> str:
    """The visible words, with single spaces."""
    return " ".join(html.fromstring(content).text_content().split())
