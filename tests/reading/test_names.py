"""The tables of names that `make data` builds: complete, clean, and free of words of another meaning."""

import csv
import re
import time
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from jawla.terms.vocabulary import vocabulary

LANGUAGES = ("ar", "en", "zh")
TOOLS = Path(__file__).resolve().parents[2] / "tools"
COLUMNS = {
    "states": ["form", "code", "kind"],
    "cities": ["form", "city", "state", "rank"],
    "months": ["form", "calendar", "month"],
    "currencies": ["form", "code"],
    "ordinals": ["form", "value"],
    "numbers": ["form", "value"],
    "outlets": ["form", "outlet"],
    "abbreviations": ["form", "code"],
}
BY_RULE = {("zh", "months"), ("zh", "ordinals"), ("ar", "abbreviations"), ("en", "abbreviations")}
TABLES = [(lang, name) for lang in LANGUAGES for name in COLUMNS if (lang, name) not in BY_RULE]


@cache
def read(language, name):
    file = files("jawla.reading.languages").joinpath(language, "names", f"{name}.tsv")
    comment, header, *lines = file.read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return comment, header.split("\t"), rows


def meanings(language, name):
    return {row[0]: row[1:] for row in read(language, name)[2]}


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_table_states_its_licence_and_columns(language, name):
    comment, header, rows = read(language, name)

    assert comment.startswith("# ") and re.search("Apache|Unicode|CC BY", comment)
    assert header == COLUMNS[name]
    assert rows and all(len(row) == len(header) for row in rows)


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_table_is_sorted_without_repeats(language, name):
    forms = [row[0] for row in read(language, name)[2]]

    assert forms == sorted(set(forms))


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_forms_carry_no_vowel_signs_or_stray_space(language, name):
    for form, *_ in read(language, name)[2]:
        assert form == form.strip() and "  " not in form, form
        assert not re.search("[\u0640\u064b-\u0652\u0670\u200e\u200f]", form), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_are_those_of_the_vocabulary(language):
    states = vocabulary("states")
    named = {row[1] for row in read(language, "states")[2]}

    assert {code for code, term in states.items() if term.capital or term.bloc} <= named
    assert named <= set(states)
    assert {row[2] for row in read(language, "states")[2]} <= {
        "name",
        "official",
        "demonym",
        "abbreviation",
        "bracketed",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_label_of_every_state_is_a_name_it_is_read_by(language):
    def spelling(words):
        return words.translate(str.maketrans("أإآىة", "اااي\u0647"))

    known = {spelling(form): row[0] for form, row in meanings(language, "states").items()}

    wrong = [
        code
        for code, term in vocabulary("states").items()
        if (term.capital or term.bloc) and known.get(spelling(term.label(language))) != code
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_capital_of_every_state_is_there(language):
    capitals = {(row[2], row[1]) for row in read(language, "cities")[2] if row[3] == "capital"}
    wanted = {(code, term.capital) for code, term in vocabulary("states").items() if term.capital}

    assert len(wanted) >= 194
    assert wanted - capitals == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_but_israel_has_a_capital(language):
    # Jerusalem stands without a state: where a round there took place is for an officer to say.
    with_demonym = {row[1] for row in read("en", "states")[2] if row[2] in ("official", "demonym")}
    blocs = {code for code, term in vocabulary("states").items() if term.bloc}
    capitals = {row[2] for row in read(language, "cities")[2] if row[3] == "capital"}

    assert with_demonym - blocs - capitals == {"IL", "TW", "HK", "MO", "PR", "GL"}
    assert (
        meanings(language, "cities")[{"ar": "القدس", "en": "Jerusalem", "zh": "耶路撒冷"}[language]][1] == ""
    )


@pytest.mark.parametrize(
    ("language", "form", "code", "kind"),
    [
        ("ar", "دولة الكويت", "KW", "official"),
        ("ar", "كويتية", "KW", "demonym"),
        ("ar", "كويتيين", "KW", "demonym"),
        ("ar", "كورية جنوبية", "KR", "demonym"),
        ("ar", "الصين", "CN", "name"),
        ("ar", "جمهورية الصين الشعبية", "CN", "official"),
        ("ar", "المملكة العربية السعودية", "SA", "official"),
        ("ar", "ساحل العاج", "CI", "name"),
        ("ar", "مجلس التعاون لدول الخليج العربية", "GCC", "name"),
        ("en", "U.S.", "US", "abbreviation"),
        ("en", "UAE", "AE", "abbreviation"),
        ("en", "Türkiye", "TR", "name"),
        ("en", "Turkey", "TR", "name"),
        ("en", "Kyrgyz Republic", "KG", "official"),
        ("en", "Kazakhstani", "KZ", "demonym"),
        ("en", "Kuwaitis", "KW", "demonym"),
        ("zh", "科威特国", "KW", "official"),
        ("zh", "沙乌地阿拉伯", "SA", "name"),
        ("zh", "纽西兰", "NZ", "name"),
        ("zh", "寮国", "LA", "name"),
        ("zh", "非盟", "AFU", "name"),
    ],
)
def test_state_is_known_by_this_form(language, form, code, kind):
    assert meanings(language, "states")[form] == [code, kind]


@pytest.mark.parametrize(
    ("language", "form", "city", "state", "rank"),
    [
        ("ar", "نيودلهي", "New Delhi", "IN", "capital"),
        ("ar", "نيو دلهي", "New Delhi", "IN", "capital"),
        ("ar", "بيجين", "Beijing", "CN", "capital"),
        ("ar", "صنعاء", "Sanaa", "YE", "capital"),
        ("ar", "جنيف", "Geneva", "CH", "seat"),
        ("en", "Kiev", "Kyiv", "UA", "capital"),
        ("en", "Nur-Sultan", "Astana", "KZ", "capital"),
        ("en", "Sana'a", "Sanaa", "YE", "capital"),
        ("en", "Malé", "Malé", "MV", "capital"),
        ("en", "Washington, D.C.", "Washington", "US", "capital"),
        ("en", "The Hague", "The Hague", "NL", "seat"),
        ("zh", "北京", "Beijing", "CN", "capital"),
        ("zh", "内比都", "Nay Pyi Taw", "MM", "capital"),
        ("zh", "银川市", "Yinchuan", "CN", "large"),
        ("zh", "博鳌", "Boao", "CN", "other"),
    ],
)
def test_city_is_known_by_this_form(language, form, city, state, rank):
    assert meanings(language, "cities")[form] == [city, state, rank]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ar",
            "كونا بن المهم الخبر الخميس المدينة الجديدة السلمية الخارجة معان سلطات بحري بورصة مساكن خفي مشهد",
        ),
        ("ar", "أورشليم العين سالم رشيد نايف"),
        ("en", "Of Nice Reading Mobile Orange Split Queens Sale Kennedy Charlotte Austin Hamilton"),
        ("zh", "东方 来宾 长治 巴中 白银 日照 中国 上 中"),
    ],
)
def test_cities_hold_no_other_words(language, words):
    assert set(words.split()) & set(meanings(language, "cities")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_has_a_reason_and_is_nowhere(language):
    lines = (TOOLS / "names" / "left-out.tsv").read_text(encoding="utf-8").splitlines()[2:]
    left_out = {form: why for code, form, why in (line.split("\t") for line in lines) if code == language}
    known = {form for lang, name in TABLES if lang == language for form in meanings(lang, name)}

    assert left_out and all(left_out.values())
    assert set(left_out) & known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_cities_are_few_of_known_rank_in_known_states(language):
    rows = read(language, "cities")[2]

    assert 900 < len(rows) <= 3_500
    assert {row[3] for row in rows} <= {"capital", "seat", "large", "other"}
    assert {row[2] for row in rows} - {""} <= set(vocabulary("states"))


def test_arabic_cities_are_spelt_with_arabic_letters():
    wrong = [form for form in meanings("ar", "cities") if not re.fullmatch("[ء-غف-ي -]+", form)]

    assert wrong == []


def test_chinese_names_are_in_simplified_characters():
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    forms = [form for name in ("states", "cities", "currencies") for form in meanings("zh", name)]

    assert [form for form in forms if convert(form) != form] == []


@pytest.mark.parametrize(
    ("language", "form", "calendar", "month"),
    [
        ("ar", "شباط", "gregorian", "2"),
        ("ar", "غشت", "gregorian", "8"),
        ("ar", "جويلية", "gregorian", "7"),
        ("ar", "تشرين الثاني", "gregorian", "11"),
        ("ar", "ربيع الآخر", "hijri", "4"),
        ("ar", "جمادى الأولى", "hijri", "5"),
        ("ar", "ذي الحجة", "hijri", "12"),
        ("en", "Sept.", "gregorian", "9"),
        ("en", "Ramadan", "hijri", "9"),
    ],
)
def test_month_is_known_by_this_form(language, form, calendar, month):
    assert meanings(language, "months")[form] == [calendar, month]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_months_are_whole_in_both_calendars(language):
    months = {(row[1], int(row[2])) for row in read(language, "months")[2]}

    assert months == {(calendar, month) for calendar in ("gregorian", "hijri") for month in range(1, 13)}


@pytest.mark.parametrize(
    ("language", "form", "value"),
    [
        ("ar", "الأولى", 1),
        ("ar", "ثانية", 2),
        ("ar", "الثانية عشرة", 12),
        ("ar", "الثانية عشر", 12),
        ("ar", "الخامسة عشرة", 15),
        ("ar", "العشرين", 20),
        ("ar", "الحادية والعشرين", 21),
        ("ar", "الحادي والعشرون", 21),
        ("ar", "التاسعة والتسعون", 99),
        ("ar", "المئة", 100),
        ("en", "inaugural", 1),
        ("en", "twelfth", 12),
        ("en", "twenty-first", 21),
        ("en", "twenty first", 21),
        ("en", "ninetieth", 90),
        ("en", "hundredth", 100),
    ],
)
def test_ordinal_is_known_by_this_form(language, form, value):
    assert meanings(language, "ordinals")[form] == [str(value)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_ordinals_run_from_first_to_hundredth(language):
    assert {int(row[1]) for row in read(language, "ordinals")[2]} == set(range(1, 101))


@pytest.mark.parametrize(
    ("language", "form", "value"),
    [
        ("ar", "ملياري", 2 * 10**9),
        ("ar", "مليارات", 10**9),
        ("ar", "مائتا", 200),
        ("ar", "خمسة وعشرين", 25),
        ("ar", "ثلاثمائة", 300),
        ("ar", "خمسة عشر", 15),
        ("en", "twenty-three", 23),
        ("en", "bn", 10**9),
        ("zh", "两", 2),
        ("zh", "万亿", 10**12),
    ],
)
def test_number_is_known_by_this_form(language, form, value):
    assert meanings(language, "numbers")[form] == [str(value)]


@pytest.mark.parametrize(
    ("language", "form", "code"),
    [
        ("ar", "دولار أمريكي", "USD"),
        ("ar", "الدينار الكويتي", "KWD"),
        ("ar", "دراهم إماراتية", "AED"),
        ("ar", "ريالات سعودية", "SAR"),
        ("en", "US$", "USD"),
        ("en", "RMB", "CNY"),
        ("en", "Kuwaiti dinars", "KWD"),
        ("zh", "元", "CNY"),
        ("zh", "科威特第纳尔", "KWD"),
    ],
)
def test_currency_is_known_by_this_form(language, form, code):
    assert meanings(language, "currencies")[form] == [code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_currencies_are_codes_of_three_letters(language):
    assert all(re.fullmatch("[A-Z]{3}", row[1]) for row in read(language, "currencies")[2])


@pytest.mark.parametrize(
    ("language", "form", "outlet"),
    [
        ("ar", "وكالة الأنباء الكويتية", "KUNA"),
        ("ar", "كونا", "KUNA"),
        ("ar", "أ ش أ", "MENA"),
        ("ar", "/العمانية/", "ONA"),
        ("en", "Emirates News Agency", "WAM"),
        ("zh", "越通社", "VNA"),
        ("zh", "中新网", "CNS"),
        ("zh", "人民网", "People's Daily Online"),
    ],
)
def test_outlet_is_known_by_this_form(language, form, outlet):
    assert meanings(language, "outlets")[form] == [outlet]


def test_abbreviations_cover_members_of_the_united_nations():
    codes = {code for row in read("zh", "abbreviations")[2] for code in row[1].split()}
    named = {code for code, term in vocabulary("states").items() if term.capital}

    assert named - codes == set()
    assert codes <= set(vocabulary("states"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_load_within_a_tenth_of_a_second(language):
    names = [name for lang, name in TABLES if lang == language]

    def once():
        start = time.perf_counter()
        for name in names:
            read.__wrapped__(language, name)
        return time.perf_counter() - start

    assert min(once() for _ in range(3)) < 0.1


def test_building_again_gives_the_committed_files(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    make_data = import_module("make_data")

    make_data.main(tmp_path)

    built = {
        file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*.t*") if file.is_file()
    }
    room = TOOLS.parent / "src" / "jawla"
    assert len(built) == len(TABLES) + 3  # the states, cities and currencies of terms/
    assert [str(name) for name, content in built.items() if (room / name).read_bytes() != content] == []


def test_building_stops_at_a_form_with_two_meanings(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    make_data = import_module("make_data")
    (tmp_path / "outlets.en.tsv").write_text("form\toutlet\nKUNA\tKUNA\nKUNA\tWAM\n", encoding="utf-8")
    monkeypatch.setattr(make_data, "HAND", tmp_path)

    with pytest.raises(SystemExit, match="KUNA stands there twice"):
        make_data.hand_rows("outlets", "en")


def test_building_stops_at_a_line_of_other_columns(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    make_data = import_module("make_data")
    (tmp_path / "outlets.en.tsv").write_text("form\toutlet\nKUNA\n", encoding="utf-8")
    monkeypatch.setattr(make_data, "HAND", tmp_path)

    with pytest.raises(SystemExit, match="KUNA has 1 columns"):
        make_data.hand_rows("outlets", "en")
