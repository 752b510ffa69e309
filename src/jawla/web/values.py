"""Values in the words of the page, and back from a form: one rule for each type that a field may have."""

from __future__ import annotations

from typing import cast

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from jawla.claims.evidence import Value
from jawla.register.declare import Type
from jawla.terms.cities import city_name
from jawla.terms.currencies import currency_name
from jawla.terms.dates import span
from jawla.terms.problem import Problem
from jawla.web import dates, numbers
from jawla.web.tongues import isolate
from jawla.web.words import page_language, word


class ValueUnfit(Problem):
    what = "This is no value for the field: {value}"
    where = "Field {field}."
    remedy = (
        "Write a number as 5, a date as 2025-04-25, 2025-04 or 2025; choose states and kinds from the list."
    )


def show_value(value: object, type: Type, vocabulary: str = "", language: str = "") -> SafeString:
    """The value as a person reads it; words of a source stand isolated, in `language`."""
    if isinstance(value, list):
        return format_html_join(
            gettext(", "), "{}", ((show_value(one, type, vocabulary, language),) for one in value)
        )
    if type is Type.NAMES and isinstance(value, dict):
        return _show_names(value)
    return SHOW.get(type, _show_text)(value, vocabulary, language)


def _show_text(value: object, vocabulary: str, language: str) -> SafeString:
    return isolate(str(value), language)


def _show_city(value: object, vocabulary: str, language: str) -> SafeString:
    """The city's name in the language of the page; its English one, marked so, where no other is known."""
    own = city_name(str(value), page_language())
    return isolate(own, "en" if own == value and own.isascii() else "")


def say_unit(unit: str) -> SafeString:
    """The name of a currency in the language of the page; any other unit as the source has it."""
    own = currency_name(unit, page_language())
    return isolate(own, "en" if own == unit and own.isascii() else "")


def _show_names(names: dict[str, str]) -> SafeString:
    """The name in the page's script first, then the others."""
    own = (get_language() or "")[:2]
    ordered = sorted(names.items(), key=lambda one: one[0] != own)
    return format_html_join(" · ", "{}", ((isolate(name, script),) for script, name in ordered))


def _show_state(value: object, vocabulary: str, language: str) -> SafeString:
    name = word("states", str(value))
    return format_html(
        '<abbr class="side-code" title="{}" lang="en" dir="ltr">{}</abbr> {}', name, value, name
    )


def _show_code(value: object, vocabulary: str, language: str) -> SafeString:
    return format_html("{}", word(vocabulary, str(value)) if vocabulary else value)


def _show_date(value: object, vocabulary: str, language: str) -> SafeString:
    return format_html('<span class="nb">{}</span>', dates.say_partial(str(value)))


def _show_number(value: object, vocabulary: str, language: str) -> SafeString:
    return format_html('<span class="nb">{}</span>', numbers.say_number(cast("float", value)))


def _show_boolean(value: object, vocabulary: str, language: str) -> SafeString:
    return format_html("{}", numbers.say_yes_no(bool(value)))


SHOW = {
    Type.STATE: _show_state,
    Type.CODE: _show_code,
    Type.STATUS: _show_code,
    Type.CITY: _show_city,
    Type.DATE: _show_date,
    Type.NUMBER: _show_number,
    Type.BOOLEAN: _show_boolean,
}


def parse_value(words: str, type: Type, vocabulary: str, label: str) -> Value:
    """What an officer typed, as the register holds it; raises ValueUnfit."""
    words = words.strip()
    try:
        return PARSE.get(type, _parse_text)(words, vocabulary)
    except (ValueError, KeyError, Problem):
        raise ValueUnfit(value=words, field=label) from None


def _parse_text(words: str, vocabulary: str) -> str:
    if not words:
        raise ValueError(words)
    return words


def _parse_number(words: str, vocabulary: str) -> int | float:
    plain = words.replace(",", "").replace("٬", "").replace("٫", ".")
    number = float(plain)
    return int(number) if number.is_integer() else number


def _parse_date(words: str, vocabulary: str) -> str:
    span(words)
    return words


def _parse_boolean(words: str, vocabulary: str) -> bool:
    return {"yes": True, "no": False}[words]


def _parse_state(words: str, vocabulary: str) -> str:
    word("states", words)
    return words


def _parse_code(words: str, vocabulary: str) -> str:
    word(vocabulary, words)
    return words


PARSE = {
    Type.NUMBER: _parse_number,
    Type.DATE: _parse_date,
    Type.BOOLEAN: _parse_boolean,
    Type.STATE: _parse_state,
    Type.CODE: _parse_code,
}

YES_NO = (("yes", _("yes")), ("no", _("no")))
