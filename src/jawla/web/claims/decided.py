"""Decisions in words: what was decided on what, by whom, when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jawla.claims.find import Decision
from jawla.register.evidence import Decided
from jawla.web.dates import say_moment
from jawla.web.fields import meaning
from jawla.web.tongues import isolate

VERDICTS: dict[str, str | Promise] = {
    "accepted": _("Accepted"),
    "rejected": _("Rejected"),
    "corrected": _("Corrected"),
    "withdrawn": _("Withdrawn"),
    "proposed": _("Taken back"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Decisions that an officer made in one go."""

    first: Decision
    count: int

    @property
    def said(self) -> SafeString:
        """Such as "Accepted: city", or of several "Accepted: 12 claims"."""
        return format_html("{}: {}", VERDICTS[self.first.verdict], self._what())

    def _what(self) -> str:
        if self.count == 1:
            return str(meaning(self.first.claim.group.kind, self.first.claim.field).label)
        return ngettext("{n} claim", "{n} claims", self.count).format(n=self.count)


def together(decisions: Iterable[Decision]) -> list[Deed]:
    """Neighbouring decisions of one officer, source, verdict and moment as one line each."""
    runs = groupby(decisions, lambda one: (one.by_id, one.claim.source_id, one.verdict, one.at))
    found = ([*run] for _, run in runs)
    return [Deed(run[0], len(run)) for run in found]


def say_decided(decision: Decision | Decided) -> SafeString:
    """Such as "Amal · 24 November 2026, 10:42 · the reason"."""
    reason = format_html(" · {}", isolate(decision.reason)) if decision.reason else ""
    return format_html("{} · {}{}", isolate(str(decision.by)), say_moment(decision.at), reason)
