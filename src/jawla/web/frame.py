"""What every page shows around its content: the way through the desk, the languages, the officer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from jawla.claims.find import count_claims
from jawla.officers.access import may_decide, may_keep
from jawla.register.find import kinds

LISTED = ("mechanism", "round", "commitment", "project", "instrument", "figure", "person")
TONGUES = (
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
)  # each in its own script, in every language


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the side: a name, an address, and a gap above it where another part begins."""

    label: str | Promise
    url: str
    gap: bool = False
    count: int = 0

    def holds(self, path: str) -> bool:
        """Whether the page at `path` lies here."""
        return path == self.url if self.url == "/" else path.startswith(self.url)


def places() -> list[Place]:
    """The ways through the desk, in their order."""
    return [
        Place(_("What waits"), reverse("home")),
        Place(_("Claim desk"), reverse("desk"), count=count_claims()["proposed"]),
        Place(_("Sources"), reverse("sources")),
        *(_records_of(kind, gap=not n) for n, kind in enumerate(LISTED)),
    ]


def _records_of(kind: str, gap: bool) -> Place:
    return Place(kinds()[kind].plural.say(get_language() or "en"), reverse("records", args=[kind]), gap)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor for base.html."""
    signed_in = request.user.is_authenticated
    return {
        "places": [(place, place.holds(request.path)) for place in places()] if signed_in else [],
        "tongues": TONGUES,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "may_keep": may_keep(request.user),
        "may_decide": may_decide(request.user),
        "theme": getattr(request.user, "theme", ""),
        "way_back": request.get_full_path() if request.method == "GET" else "/",
        "now": timezone.localtime(),
    }
