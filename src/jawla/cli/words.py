"""Problems in the words of whoever sits at the terminal."""

from __future__ import annotations

import gettext
import os
from importlib.resources import files

from jawla.terms.problem import Problem


def speak(problem: Problem) -> str:
    """The problem's three sentences in the language of `JAWLA_LANGUAGE` or `LANG`; English where that is neither
    Arabic nor Chinese."""
    catalogue = gettext.translation("django", str(files("jawla.site") / "locale"), [_language()], fallback=True)
    parts = (problem.what, problem.where, problem.remedy)
    return " ".join(catalogue.gettext(part).format(**problem.values) for part in parts if part)


def _language() -> str:
    wanted = os.environ.get("JAWLA_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return {"ar": "ar", "zh": "zh_Hans"}.get(wanted[:2].lower(), "en")
