"""Labels of codes in the language of the page."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jawla.terms.vocabulary import label, vocabulary

# Lists that belong to the screen and not to the vocabulary of readings.
OWN: dict[str, dict[str, str | Promise]] = {
    "roles": {"reported": _("reported round"), "previous": _("earlier round"), "next": _("next round")},
    "round-status": {"held": _("held"), "to-be-agreed": _("to be agreed")},
    "milestone-kinds": {"planned": _("planned"), "actual": _("actual")},
    "stances": {"support": _("supports"), "reject": _("rejects"), "request": _("asks for")},
}


def page_language() -> str:
    """The language of the page as the vocabulary calls it: ar, zh or en."""
    return (get_language() or "en")[:2]


def word(name: str, code: str) -> str:
    """The label of `code` in the list `name`; raises UnknownCode."""
    return str(OWN[name][code]) if name in OWN else label(name, code, page_language())


def choices(name: str) -> list[tuple[str, str]]:
    """The codes of a list with their labels, in the order of the labels."""
    pairs = OWN[name].items() if name in OWN else ((c, t.label(page_language())) for c, t in vocabulary(name).items())
    return sorted(((code, str(words)) for code, words in pairs), key=lambda pair: pair[1])
