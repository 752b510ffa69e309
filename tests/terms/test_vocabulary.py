import re
import tomllib

import pytest

from jawla.terms.vocabulary import (
    LANGUAGES,
    LISTS,
    BadVocabulary,
    UnknownCode,
    label,
    read_vocabulary,
    vocabulary,
)

CODES = {
    "mechanisms": """
        political-consultations joint-commission strategic-dialogue coordination-council
        policy-planning consular-consultations security-dialogue other
    """,
    "instrument-kinds": """
        mou agreement protocol joint-statement minutes programme letter-of-intent contract other
    """,
    "instrument-actions": """
        signed discussed followed-up to-be-signed ratified in-force
    """,
    "sectors": """
        transport energy water waste housing zones health education ict agriculture other
    """,
    "indicators": """
        bilateral-trade exports imports investment loan grant capacity headcount other
    """,
    "topics": """
        political security defence counter-terrorism trade investment energy renewable-energy transport
        ports aviation infrastructure housing water waste environment-climate agriculture food-security
        health education culture tourism science-technology ict-digital space finance labour consular
        legal-judicial human-rights development-cooperation humanitarian multilateral regional-issues
        free-zones sport media migration nuclear
    """,
    "commitments": """
        hold-next-round continue-mechanism sign-instrument hold-other-mechanism visit implement
        support-position strengthen-cooperation other
    """,
}


@pytest.mark.parametrize(
    ("name", "code", "language", "words"),
    [
        ("states", "KW", "ar", "الكويت"),
        ("states", "CN", "zh", "中国"),
        ("states", "GCC", "en", "GCC"),
        ("mechanisms", "political-consultations", "zh", "政治磋商"),
        ("instrument-kinds", "mou", "ar", "مذكرة تفاهم"),
        ("instrument-actions", "in-force", "en", "in force"),
    ],
)
def test_label_gives_the_words_of_a_language(name, code, language, words):
    assert label(name, code, language) == words


@pytest.mark.parametrize("name", CODES)
def test_list_has_exactly_the_codes_of_the_contract(name):
    assert list(vocabulary(name)) == CODES[name].split()


def test_states_hold_members_capitals_and_blocs():
    states = vocabulary("states")

    blocs = {code for code, term in states.items() if term.bloc}
    sovereign = [code for code, term in states.items() if term.capital and not term.bloc]

    assert blocs == {"EU", "GCC", "ASEAN", "AFU", "LAS", "CELAC", "UN"}
    assert len(sovereign) >= 194
    assert states["MM"].capital == "Nay Pyi Taw"
    assert all(re.fullmatch("[A-Z]{2}", code) for code in states if code not in blocs)


@pytest.mark.parametrize("name", LISTS)
def test_labels_are_written_in_their_own_script(name):
    for code, term in vocabulary(name).items():
        assert re.search("[\u0621-\u064a]", term.label("ar")), code
        assert re.search("[\u4e00-\u9fff]", term.label("zh")), code
        assert re.search("[A-Za-z]", term.label("en")), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_labels_of_one_list_differ(name, language):
    words = [term.label(language) for term in vocabulary(name).values()]

    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "code", "language"), [("topics", "sorcery", "en"), ("topics", "trade", "fr"), ("x", "y", "en")]
)
def test_label_refuses_what_is_not_listed(name, code, language):
    with pytest.raises(UnknownCode) as problem:
        label(name, code, language)

    assert all(problem.value.parts())


def test_a_list_answers_whether_it_has_a_code():
    topics = vocabulary("topics")

    assert "trade" in topics
    assert "sorcery" not in topics
    assert topics.get("sorcery") is None


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ('[a]\nar = "ا"\nen = "a"\n', "zh"),
        ('[a]\nar = "ا"\nen = " "\nzh = "甲"\n', "en"),
        ('[a]\nar = "ا"\nen = "a"\nzh = "甲"\nfr = "a"\n', "fr"),
        ('[a]\nar = "ا"\nen = "a"\nzh = "甲"\ncapital = "A"\n', "capital"),
    ],
)
def test_reading_names_file_and_key_of_a_bad_entry(tmp_path, entry, key):
    file = tmp_path / "topics.toml"
    file.write_text(entry, encoding="utf-8")

    with pytest.raises(BadVocabulary) as problem:
        read_vocabulary("topics", file)

    assert f"File topics.toml, entry a, key {key}." in problem.value.parts()


def test_reading_names_a_state_whose_bloc_is_no_truth_value(tmp_path):
    file = tmp_path / "states.toml"
    file.write_text('[A]\nar = "ا"\nen = "a"\nzh = "甲"\nbloc = "yes"\n', encoding="utf-8")

    with pytest.raises(BadVocabulary, match="key bloc"):
        read_vocabulary("states", file)


@pytest.mark.parametrize("content", ["", "x = [", "a = 3\n"])
def test_reading_refuses_a_file_without_entries(tmp_path, content):
    file = tmp_path / "topics.toml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(BadVocabulary, match="File topics"):
        read_vocabulary("topics", file)


def test_states_file_is_sorted_for_readable_changes():
    from importlib.resources import files

    codes = list(tomllib.loads(files("jawla.terms").joinpath("states.toml").read_text(encoding="utf-8")))

    assert codes == sorted(codes)
