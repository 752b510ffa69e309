"""Sentences in the words of whoever sits at the terminal.

The language is that of `JAWLA_LANGUAGE`, else of `LANG`; English where that is neither Arabic nor Chinese.
"""

from __future__ import annotations

import os
from gettext import translation
from importlib.resources import files

from jawla.terms.problem import Problem


def gettext(sentence: str, **values: str | int | float | None) -> str:
    """A sentence, translated first and filled afterwards."""
    catalogue = translation("django", str(files("jawla.site") / "locale"), [_language()], fallback=True)
    return catalogue.gettext(sentence).format(**values)


def speak(problem: Problem) -> str:
    """The problem's three sentences."""
    parts = (problem.what, problem.where, problem.remedy)
    return " ".join(gettext(part, **problem.values) for part in parts if part)


def _language() -> str:
    wanted = os.environ.get("JAWLA_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return {"ar": "ar", "zh": "zh_Hans"}.get(wanted[:2].lower(), "en")
