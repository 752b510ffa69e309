"""What templates need beyond Django's own: problems, foreign runs, dates and values in their words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from jawla.claims.find import Decision, Source
from jawla.register.declare import Type
from jawla.register.evidence import AROUND, Decided, Witness
from jawla.sources.find import voices
from jawla.terms.problem import Problem
from jawla.web import dates, numbers, problems, tongues
from jawla.web.claims.decided import say_decided
from jawla.web.claims.desk import Card
from jawla.web.values import YES_NO
from jawla.web.words import choices, say_pattern, word

register = template.Library()


@register.simple_tag
def told(problem: Problem) -> dict[str, SafeString]:
    """The three sentences of a problem."""
    return problems.told(problem)


@register.filter
def direction(language: str) -> str:
    return tongues.direction_of(language)


@register.simple_tag
def foreign(words: object, language: str = "") -> SafeString:
    """Words of a source or a name, isolated."""
    return tongues.isolate(str(words), language)


@register.simple_tag
def day(value: date | None) -> str:
    return dates.say_day(value) if value else ""


@register.simple_tag
def moment(value: datetime) -> str:
    return dates.say_moment(value)


@register.simple_tag
def weekday(value: datetime) -> str:
    return dates.say_weekday(value.date())


@register.simple_tag
def number(value: float) -> str:
    return numbers.say_number(value)


@register.simple_tag
def state_name(code: str) -> SafeString:
    """A party: its letters and its name."""
    name = word("states", code)
    return format_html(
        '<abbr class="side-code" title="{}" lang="en" dir="ltr">{}</abbr> {}', name, code, name
    )


@register.simple_tag
def tongue(code: str) -> str:
    """The name of a text's language, or its code where it is none of ours."""
    return {
        "ar": gettext("Arabic"),
        "zh": gettext("Chinese"),
        "en": gettext("English"),
        "": gettext("language unknown"),
    }.get(code[:2], code)


@register.simple_tag
def decided(decision: Decision | Decided) -> SafeString:
    return say_decided(decision)


@register.inclusion_tag("claims/value_field.html")
def value_field(card: Card) -> dict[str, Any]:
    """The field of a correction's value: a list where the value is a code, else an input."""
    means, value = card.means, card.claim.value
    options = YES_NO if means.type is Type.BOOLEAN else choices(means.vocabulary) if means.vocabulary else ()
    if means.type is Type.BOOLEAN:
        value = "yes" if value else "no"
    return {
        "key": card.claim.pk,
        "value": value,
        "options": options,
        "number": means.type is Type.NUMBER,
        "date": means.type is Type.DATE,
    }


@register.simple_tag
def note_line(note: dict[str, Any]) -> SafeString:
    """What an officer must know of a text, as the source keeps it."""
    return problems.sentence(note["what"], note.get("values", {}))


@register.simple_tag
def state_word(code: str) -> str:
    return word("states", code)


@register.simple_tag
def voice_label(voice: str) -> str:
    return dict(voices())[voice]


@register.simple_tag
def quoted(said: Witness) -> SafeString:
    """The words of a source, marked within what stands around them."""
    before, after = tongues.trim(said.before, said.after, AROUND)
    return format_html("{}<mark>{}</mark>{}", before, said.quote, after)


@register.simple_tag
def pattern(name: str) -> SafeString:
    return say_pattern(name)


@register.simple_tag
def speaker(said: Witness) -> SafeString:
    """Who says it: the outlet, or where none is known whose voice it is."""
    return format_html("<bdi>{}</bdi>", said.outlet or dict(voices())[said.voice])


@register.simple_tag
def title_of(source: Source) -> SafeString:
    """What a source is called: its title, its file's name, its address, or else its number."""
    return _titled(source.title or source.name or source.address, source.language, source.pk)


@register.simple_tag
def title_said(said: Witness) -> SafeString:
    """The same of a source behind a value."""
    return _titled(said.title, said.language, said.source)


def _titled(words: str, language: str, number: int) -> SafeString:
    if words:
        return tongues.isolate(words, language)
    return conditional_escape(gettext("Source %(n)s") % {"n": number})
