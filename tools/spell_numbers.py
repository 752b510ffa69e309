"""Ordinals and cardinals as words, spelt out by rule where no package has all forms.

CLDR's spell-out rules know neither the genitive of the Arabic tens (العشرين) nor ordinals without article,
nor the feminine with عشر that newspapers write; so the stems stand here and the forms are put together.
"""

from __future__ import annotations

from collections.abc import Iterator

Spelt = Iterator[tuple[str, int]]

# value: masculine forms, feminine forms; without article
AR_ORDINAL_STEMS = {
    1: (["أول"], ["أولى"]),
    2: (["ثاني", "ثان"], ["ثانية"]),
    3: (["ثالث"], ["ثالثة"]),
    4: (["رابع"], ["رابعة"]),
    5: (["خامس"], ["خامسة"]),
    6: (["سادس"], ["سادسة"]),
    7: (["سابع"], ["سابعة"]),
    8: (["ثامن"], ["ثامنة"]),
    9: (["تاسع"], ["تاسعة"]),
}
AR_COMPOUND_ONE = (["حادي", "واحد"], ["حادية", "واحدة"])
AR_TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
AR_HUNDRED = ["مئة", "مائة"]

AR_CARDINALS = {
    0: ["صفر"],
    1: ["واحد", "واحدة"],
    2: ["اثنان", "اثنين", "اثنتان", "اثنتين"],
    3: ["ثلاثة", "ثلاث"],
    4: ["أربعة", "أربع"],
    5: ["خمسة", "خمس"],
    6: ["ستة", "ست"],
    7: ["سبعة", "سبع"],
    8: ["ثمانية", "ثماني", "ثمان"],
    9: ["تسعة", "تسع"],
    10: ["عشرة", "عشر"],
    11: ["أحد عشر", "إحدى عشرة"],
    12: ["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة"],
    100: [*AR_HUNDRED, "مئات"],
    200: ["مئتان", "مئتين", "مائتان", "مائتين", "مئتا", "مئتي", "مائتا", "مائتي"],
    1_000: ["ألف", "آلاف", "ألفا"],
    2_000: ["ألفان", "ألفين", "ألفي"],
    10**6: ["مليون", "ملايين", "مليونا"],
    2 * 10**6: ["مليونان", "مليونين", "مليوني"],
    10**9: ["مليار", "مليارات", "مليارا", "بليون", "بلايين"],
    2 * 10**9: ["ملياران", "مليارين", "ملياري"],
    10**12: ["تريليون", "تريليونات", "تريليونا", "ترليون"],
    2 * 10**12: ["تريليونان", "تريليونين", "تريليوني"],
}
AR_HUNDREDS = {
    300: "ثلاث",
    400: "أربع",
    500: "خمس",
    600: "ست",
    700: "سبع",
    800: "ثماني|ثمان",
    900: "تسع",
}

EN_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
EN_TENS = {
    2: "twenty",
    3: "thirty",
    4: "forty",
    5: "fifty",
    6: "sixty",
    7: "seventy",
    8: "eighty",
    9: "ninety",
}
EN_ODD_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
EN_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
EN_SHORT_SCALES = {
    "mn": 10**6, "mln": 10**6, "m": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12,
    "k": 1_000, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
EN_PARTS = {"": 1, "half ": 2, "a quarter of ": 4}
EN_HALVES = {"one": 3, "two": 5, "three": 7, "four": 9}  # one and a half is three halves

ZH_NUMBERS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "十": 10, "百": 100, "千": 1_000, "万": 10**4, "亿": 10**8, "兆": 10**12,
    "廿": 20, "卅": 30, "十万": 10**5, "百万": 10**6, "千万": 10**7, "十亿": 10**9, "百亿": 10**10,
    "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip


def spell_ordinals(language: str) -> Spelt:
    """Every ordinal from first to hundredth in words; Chinese has a rule in the reader instead."""
    return {"ar": _arabic_ordinals, "en": _english_ordinals, "zh": lambda: iter(())}[language]()


def spell_cardinals(language: str) -> Spelt:
    """Numbers in words: 0 to 99, hundreds, and scales as powers of ten; an Arabic dual is its own number."""
    return {"ar": _arabic_cardinals, "en": _english_cardinals, "zh": lambda: iter(ZH_NUMBERS.items())}[
        language
    ]()


def _arabic_ordinals() -> Spelt:
    for value, stems in AR_ORDINAL_STEMS.items():
        for stem in (form for gender in stems for form in gender):
            yield from ((stem, value), ("ال" + stem, value))
    yield from (("عاشر", 10), ("العاشر", 10), ("عاشرة", 10), ("العاشرة", 10))
    for unit in range(1, 10):
        masculine, feminine = AR_COMPOUND_ONE if unit == 1 else AR_ORDINAL_STEMS[unit]
        yield from _arabic_compounds(unit, masculine, ["عشر"])
        yield from _arabic_compounds(unit, feminine, ["عشرة", "عشر"])
    yield from ((f"ال{stem}{ending}", value) for value, stem in AR_TENS.items() for ending in ("ون", "ين"))
    yield from (("ال" + form, 100) for form in AR_HUNDRED)


def _arabic_compounds(unit: int, stems: list[str], ten: list[str]) -> Spelt:
    for stem in stems:
        yield from ((f"{article}{stem} {form}", 10 + unit) for article in ("ال", "") for form in ten)
        for value, tens in AR_TENS.items():
            for ending in ("ون", "ين"):
                yield f"ال{stem} وال{tens}{ending}", value + unit
                yield f"ال{stem} و ال{tens}{ending}", value + unit


def _arabic_cardinals() -> Spelt:
    for value, forms in AR_CARDINALS.items():
        yield from ((form, value) for form in forms)
    for unit in range(3, 10):
        for form in AR_CARDINALS[unit]:
            ten = "عشر" if form.endswith("ة") else "عشرة"
            yield f"{form} {ten}", 10 + unit
    for tens, stem in AR_TENS.items():
        for ending in ("ون", "ين"):
            yield stem + ending, tens
            for unit in range(1, 10):
                for form in [*AR_CARDINALS[unit], *(["إحدى", "أحد"] if unit == 1 else [])]:
                    yield f"{form} و{stem}{ending}", tens + unit
    for value, stems in AR_HUNDREDS.items():
        for stem in stems.split("|"):
            yield from ((stem + gap + hundred, value) for gap in ("", " ") for hundred in AR_HUNDRED)


def _english_cardinals() -> Spelt:
    yield from zip(EN_UNITS, range(20), strict=True)
    for ten, word in EN_TENS.items():
        yield word, ten * 10
        for unit in range(1, 10):
            yield from ((word + gap + EN_UNITS[unit], ten * 10 + unit) for gap in ("-", " "))
    yield from EN_SCALES.items()
    yield from ((word + "s", value) for word, value in EN_SCALES.items())
    yield from EN_SHORT_SCALES.items()
    for word in ("million", "billion"):
        scale = EN_SCALES[word]
        yield from ((f"{part}a {word}", scale // size) for part, size in EN_PARTS.items())
        yield from ((f"{unit} and a half {word}", value * scale // 2) for unit, value in EN_HALVES.items())


def _english_ordinals() -> Spelt:
    yield from (("inaugural", 1), ("maiden", 1))
    for word, value in _english_cardinals():
        if 0 < value < 100:
            yield _english_ordinal(word), value
    yield from (("hundredth", 100), ("one hundredth", 100), ("one-hundredth", 100))


def _english_ordinal(cardinal: str) -> str:
    head, last = (
        cardinal[: -len(cardinal.replace("-", " ").split()[-1])],
        cardinal.replace("-", " ").split()[-1],
    )
    if last in EN_ODD_ORDINALS:
        return head + EN_ODD_ORDINALS[last]
    return head + (last[:-1] + "ieth" if last.endswith("y") else last + "th")
