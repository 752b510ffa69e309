"""Labels of codes in the language of the page."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jawla.register import wording
from jawla.web.tongues import isolate

# What a text says of a round besides its facts: only the claim desk shows it.
ROLES: dict[str, str | Promise] = {
    "reported": _("the round reported"),
    "previous": _("an earlier round"),
    "next": _("the next round"),
}

# Names of patterns that the reader puts together: the first two end in the code of a topic.
OF_TOPICS = {
    "a name for ": pgettext_lazy("pattern", "a name for {topic}"),
    "words for ": pgettext_lazy("pattern", "words for {topic}"),
}
OF_NAMES = (
    pgettext_lazy("pattern", "name of a state"),
    pgettext_lazy("pattern", "name of a demonym"),
    pgettext_lazy("pattern", "name of a city"),
    pgettext_lazy("pattern", "name of a currency"),
    pgettext_lazy("pattern", "name of a outlet"),
    pgettext_lazy("pattern", "name of a month"),
    pgettext_lazy("pattern", "name of a ordinal"),
    pgettext_lazy("pattern", "shortened name, by the full name in the text"),
)


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
    for beginning, sentence in OF_TOPICS.items():
        code = name.removeprefix(beginning)
        if code != name and code in wording.known_codes("topics"):
            return isolate(str(sentence).format(topic=word("topics", code)))
    said = pgettext("pattern", name)
    return isolate(said, "en" if said == name else "")
