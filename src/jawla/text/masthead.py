"""What a page says of itself: its title, its date, its outlet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement, document_fromstring
from trafilatura.metadata import extract_metadata

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "date",
)
# A class or id that names the line with the page's date; not "update".
_DATED = re.compile(
    r"(?:^|[\s_-])(?:pub|publish|post|article|news|entry)?[_-]?(?:date|time)(?:$|[\s_-])", re.I
)
_DEEPEST = 12
# htmldate compares with today by itself; a fixed bound keeps the answer the same on every day.
_LATEST = "2100-12-31"


@dataclass(frozen=True, slots=True)
class Masthead:
    """Title, date (ISO) and outlet as the page states them; None where it does not."""

    title: str | None
    published: str | None
    outlet: str | None


def read_masthead(page: HtmlElement) -> Masthead:
    """The page's own title, date and outlet: JSON-LD first, then meta elements, then what is shown."""
    article = next(_articles(page), {})
    guessed = extract_metadata(page, extensive=False)
    outlet = _name(article.get("publisher")) or _meta(page, ("og:site_name",)) or guessed.sitename
    return Masthead(
        title=_line(article.get("headline")) or _line(guessed.title) or _line(page.findtext(".//title")),
        published=_published(page, article),
        outlet=_line(outlet),
    )


def _published(page: HtmlElement, article: dict[str, Any]) -> str | None:
    stated = (
        _iso(article.get("datePublished"))
        or _iso(_meta(page, _DATES))
        or next((found for shown in _shown_dates(page) if (found := _iso(shown))), None)
    )
    return stated or find_date(
        _dated_parts(page), extensive_search=False, original_date=True, max_date=_LATEST
    )


def _dated_parts(page: HtmlElement) -> HtmlElement:
    """The head and the lines that show a date; in the article htmldate would take an earlier round's."""
    shown = "".join(f'<span class="date">{escape(each)}</span>' for each in _shown_dates(page))
    parts = document_fromstring(f"<html><head></head><body>{shown}</body></html>")
    parts[0].extend(deepcopy(element) for element in page.iter("meta"))
    return parts


def _shown_dates(page: HtmlElement) -> Iterator[str]:
    for element in page.iter("time"):
        yield element.get("datetime") or element.text_content()
    for element in page.iter("span", "div", "p", "td", "li", "em", "small"):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if _DATED.search(names):
            yield str(element.text_content())[:200]


def _articles(page: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in page.iter("script"):
        if "ld+json" in script.get("type", ""):
            try:
                yield from _described(json.loads(script.text or ""), _DEEPEST)
            except (ValueError, RecursionError):
                continue  # a page's broken description of itself says nothing; its text is read all the same


def _described(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Everything in a JSON-LD value that has a headline or a date of publication."""
    if depth == 0 or not isinstance(value, dict | list):
        return
    if isinstance(value, dict) and {"headline", "datePublished"} & value.keys():
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        yield from _described(inner, depth - 1)


def _meta(page: HtmlElement, names: tuple[str, ...]) -> str | None:
    stated: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        stated.setdefault(name.strip().lower(), element.get("content", ""))
    return next((stated[name] for name in names if stated.get(name, "").strip()), None)


def _iso(value: object) -> str | None:
    """The first full date in numbers, year first; a day that no month has gives None."""
    found = _ISO.search(value) if isinstance(value, str) else None
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    name = value.get("name") if isinstance(value, dict) else value
    return name if isinstance(name, str) else None


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
