"""The language of a text, by its script first, then by what only one language of that script has."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

_SAMPLE = 20_000
# Ranges of letters; a Han character says about as much as two and a half letters.
_SCRIPTS: tuple[tuple[str, str, float], ...] = (
    ("latin", r"A-Za-zÀ-ɏḀ-ỿ", 1.0),
    ("arabic", r"\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdf9\ufe70-\ufefc", 1.0),
    ("han", r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", 2.5),
    ("kana", r"\u3041-\u3096\u30a1-\u30fa", 2.5),
    ("hangul", r"\uac00-\ud7a3", 2.5),
    ("cyrillic", r"\u0400-\u052f", 1.0),
    ("greek", r"\u0370-\u03ff", 1.0),
    ("hebrew", r"\u05d0-\u05ea", 1.0),
    ("armenian", r"\u0531-\u0587", 1.0),
    ("devanagari", r"\u0900-\u097f", 1.0),
    ("bengali", r"\u0980-\u09ff", 1.0),
    ("thai", r"\u0e01-\u0e4e", 1.0),
    ("georgian", r"\u10a0-\u10ff", 1.0),
)
_LETTERS = {name: re.compile(f"[{letters}]") for name, letters, _ in _SCRIPTS}
_WORD = re.compile(r"[^\W\d_]+")
_KANA_SHARE = 0.1  # Chinese texts write の in a brand's name now and then
_TYPICAL_WEIGHT = 0.25


def language_of(text: str) -> str | None:
    """The language code of `text` ("ar", "zh", "en", or another such as "fr"), or None without letters.

    Both Chinese scripts are "zh". Only the first 20,000 characters are looked at.
    """
    sample = text[:_SAMPLE]
    letters = {name: len(found.findall(sample)) for name, found in _LETTERS.items()}
    weights = {name: letters[name] * weight for name, _, weight in _SCRIPTS}
    # Japanese is written in both: its kana and its characters stand together.
    if letters["kana"] > _KANA_SHARE * (letters["han"] + letters["kana"]):
        weights["kana"] += weights.pop("han")
    script = max(weights, key=lambda name: weights[name])
    if not weights[script]:
        return None
    languages = _languages()
    return languages["scripts"].get(script) or _by_evidence(sample, languages[script])


@cache
def _languages() -> dict[str, Any]:
    data = resources.files("jawla.text").joinpath("languages.toml").read_text("utf-8")
    return tomllib.loads(data)


def _by_evidence(sample: str, rules: dict[str, Any]) -> str:
    """The language that most letters and words speak for; the first one of the script where none does."""
    characters = Counter(sample.lower())
    words = Counter(_WORD.findall(sample.lower()))
    votes: Counter[str] = Counter({rules["first"]: 0.1})
    for language, own in rules.get("letters", {}).items():
        votes[language] += sum(characters[letter] for letter in own)
    for language, own in rules.get("typical", {}).items():
        votes[language] += _TYPICAL_WEIGHT * sum(characters[letter] for letter in own)  # type: ignore[assignment]
    for language, own in rules.get("starts", {}).items():
        votes[language] += sum(n for word, n in words.items() if word.startswith(tuple(own)))
    for language, own in rules.get("words", {}).items():
        votes[language] += sum(words[word] for word in own)
    return max(votes, key=lambda language: votes[language])
