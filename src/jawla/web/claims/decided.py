"""Decisions in words: what was decided on what, by whom, when."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jawla.claims.find import Decision
from jawla.register.evidence import Decided
from jawla.web.claims.fields import meaning
from jawla.web.dates import say_moment
from jawla.web.tongues import isolate

VERDICTS: dict[str, str | Promise] = {
    "accepted": _("Accepted"),
    "rejected": _("Rejected"),
    "corrected": _("Corrected"),
    "withdrawn": _("Withdrawn"),
    "proposed": _("Taken back"),
}


def say_verdict(decision: Decision) -> SafeString:
    """Such as "Accepted: city"."""
    label = meaning(decision.claim.group.kind, decision.claim.field).label
    return format_html("{}: {}", VERDICTS[decision.verdict], label)


def say_decided(decision: Decision | Decided) -> SafeString:
    """Such as "Amal · 24 November 2026, 10:42 · the reason"."""
    reason = format_html(" · {}", isolate(decision.reason)) if decision.reason else ""
    return format_html("{} · {}{}", isolate(str(decision.by)), say_moment(decision.at), reason)
