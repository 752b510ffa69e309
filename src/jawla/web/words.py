"""Labels of codes in the language of the page."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from jawla.register import wording
from jawla.web.tongues import isolate

# What a text says of a round besides its facts: only the claim desk shows it.
ROLES: dict[str, str | Promise] = {
    "reported": _("the round reported"),
    "previous": _("an earlier round"),
    "next": _("the next round"),
}

NAMED_TOPIC = "a name for "  # how the reader names such a pattern, before the topic's code


def page_language() -> str:
    """The language of the page as the vocabulary calls it: ar, zh or en."""
    return (get_language() or "en")[:2]


def word(name: str, code: str) -> str:
    """The label of `code` in the list `name`; raises UnknownCode."""
    return str(ROLES[code]) if name == "roles" else wording.word(name, code, page_language())


def choices(name: str) -> list[tuple[str, str]]:
    """The codes of a list with their labels, in the order of the labels."""
    codes = list(ROLES) if name == "roles" else wording.known_codes(name)
    return sorted(((code, word(name, code)) for code in codes), key=lambda pair: pair[1])


def say_pattern(name: str) -> SafeString:
    """Why the reader took some words: the name of its pattern, in English where it has no translation."""
    topic = name.removeprefix(NAMED_TOPIC)
    if topic != name:
        # Translators: a state or region by whose name a topic is known.
        return isolate(pgettext("pattern", "a name for {topic}").format(topic=word("topics", topic)))
    said = pgettext("pattern", name)
    return isolate(said, "en" if said == name else "")
