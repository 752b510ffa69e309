"""A web page to the text of its article. Nothing on the page is ever run or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from html import unescape

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from jawla.text.extract import Extract, Note
from jawla.text.masthead import Masthead, read_masthead

# Trafilatura's time grows with the elements, 0.1 ms each; libxml2 drops what lies deeper than 256.
_MOST_TAGS = 20_000
_MOST_MARKUP = 4_000_000
_DEEPEST = 250
_CODE = frozenset({"script", "style", "noscript", "template", "svg", "iframe"})
# Not `form`: some ministries' pages are one form from end to end.
_UNSEEN = _CODE | {"head", "nav", "footer", "button"}
_BLOCK_NAMES = """
    address article aside blockquote body br caption center dd div dl dt figcaption figure footer h1 h2 h3 h4
    h5 h6 header hr html li main ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>?|<![^<>]*>|<\?[^<>]*>")
_OPENS = re.compile(r"<[a-zA-Z]")
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,2000})", re.I)

MENUS = "No article was found on the page; its whole text was taken, so that menus may stand in it."
MONSTROUS = (
    "The page has {tags} elements or lies too deep; its whole text was taken, so that menus may stand in it."
)


def extract_html(markup: str) -> Extract:
    """The article's text, one paragraph a line, the title first, with the date and outlet it states.

    A page without a recognisable article gives all its text, and one too large or too deeply nested for a
    tree gives what stands between its tags; a note says so.
    """
    markup = markup.replace("\x00", "")
    tags = sum(1 for _ in _OPENS.finditer(markup))
    page = _tree(markup) if tags <= _MOST_TAGS and len(markup) <= _MOST_MARKUP else None
    if page is None:
        title = _TITLE.search(markup)
        masthead = Masthead(" ".join(unescape(title[1]).split()) if title else None, None, None)
        return _extract(_between_tags(markup), masthead, (Note(MONSTROUS, {"tags": tags}),))
    masthead = read_masthead(page)
    article = trafilatura.extract(
        deepcopy(page), favor_precision=True, include_comments=False, output_format="txt", with_metadata=False
    )
    if article and article.strip():
        return _extract(article, masthead, ())
    return _extract(_whole_text(page), masthead, (Note(MENUS),))


def _extract(text: str, masthead: Masthead, notes: tuple[Note, ...]) -> Extract:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    text = "\n".join(line for line in lines if line)
    if masthead.title and masthead.title not in text:
        text = f"{masthead.title}\n{text}"
    return Extract(text, masthead.title, masthead.published, masthead.outlet, notes)


def _tree(markup: str) -> HtmlElement | None:
    """The page as a tree, or None where the parser would leave a part of it out."""
    # The encoding is settled already; the parser must not believe the page's own meta element.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = document_fromstring(markup.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError):
        return None
    return None if _too_deep(page) else page


def _too_deep(page: HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            return True
    return False


def _whole_text(page: HtmlElement) -> str:
    return "".join(_pieces(page))


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The text in order, with a line end around every block; depth is bounded by `_tree`."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return
    edge = "\n" if element.tag in _BLOCKS else ""
    yield edge + " ".join((element.text or "").split("\n"))
    for child in element:
        yield from _pieces(child)
        yield " ".join((child.tail or "").split("\n"))
    yield edge


def _between_tags(markup: str) -> str:
    """The text between the tags in one pass over the markup, whatever its size and depth."""
    pieces: list[str] = []
    unseen: str | None = None
    place = 0
    for tag in _TAG.finditer(markup):
        if unseen is None:
            pieces.append(" ".join(markup[place : tag.start()].split("\n")))
        place = tag.end()
        name = (tag[2] or "").lower()
        if unseen is None and name in _CODE and not tag[1]:
            unseen = name
        elif name == unseen and tag[1]:
            unseen = None
        if name in _BLOCKS:
            pieces.append("\n")
    if unseen is None:
        pieces.append(markup[place:])
    return unescape("".join(pieces))
