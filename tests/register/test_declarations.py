"""What every declaration of a kind must have, so that a new kind needs no other file."""

import ast
from pathlib import Path

import pytest

from jawla.claims.drafts import KINDS as DRAFTED
from jawla.register import models
from jawla.register.declare import Type
from jawla.register.models import KINDS, TABLES
from jawla.register.wording import known_codes, own_words, word

FILES = {path.stem for path in Path(models.__file__).parent.glob("*.py")} - {"__init__", "record"}


def test_every_file_of_a_kind_is_listed():
    assert set(KINDS) == FILES == set(TABLES)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_table_has_a_column_for_each_field(kind):
    columns = {one.name for one in TABLES[kind.name]._meta.concrete_fields if not one.primary_key}

    inferred = {"round": {"ordinal_inferred"}}.get(kind.name, set())
    assert columns - inferred == {one.name for one in kind.fields}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_and_its_fields_are_named_in_three_languages(kind):
    for label in (kind.label, kind.plural, *(one.label for one in kind.fields)):
        assert all(label.say(language).strip() for language in ("ar", "zh-hans", "en"))
        assert any("\u0620" <= letter <= "\u064a" for letter in label.ar)
        assert any("\u4e00" <= letter <= "\u9fff" for letter in label.zh)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_coded_field_has_a_list_with_labels(kind):
    for one in kind.fields:
        if one.type in (Type.CODE, Type.STATUS):
            codes = known_codes(one.vocabulary)
            assert codes and set(one.ranks) <= set(codes)
            assert all(
                word(one.vocabulary, code, language) for code in codes for language in ("ar", "zh", "en")
            )


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_link_names_a_kind(kind):
    assert all((one.type is Type.LINK) == (one.links in KINDS) for one in kind.fields)


def test_every_group_that_a_reading_makes_has_a_kind():
    assert {"round", "head", *DRAFTED.values()} == {kind.group for kind in KINDS.values()}


def test_every_rule_of_identity_has_a_sentence():
    rules = set()
    for path in [*Path(models.__file__).parent.glob("*.py"), Path(models.__file__).parents[1] / "match.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "Key"
                and isinstance(node.args[0], ast.Constant)
            ):
                rules.add(node.args[0].value)

    assert rules
    assert rules | {"next-of", "previous-of", "new-record", "ruled"} == set(own_words()["reasons"])


def test_every_word_stands_in_three_languages():
    for listed in own_words().values():
        assert all(set(one) == {"ar", "zh", "en"} for one in listed.values())


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en"])
def test_every_kind_has_a_caption(language):
    values = {
        "kind": {"mechanism": "political-consultations", "instrument": "mou", "commitment": "visit"},
        "parties": ["OM", "VN"],
        "ordinal": None,
        "ordinal_inferred": 6,
        "city": "",
        "country": "OM",
        "start": "2025",
        "party": "OM",
        "names": {"zh": "萨利姆"},
        "titles": {"en": "minister"},
        "subject": "housing",
        "gist": "",
        "indicator": "exports",
        "value": 1234567.5,
        "unit": "USD",
        "period": "2024",
        "project": "port",
        "what": "opened",
        "holder": "OM",
        "issue": "peace",
    }
    for name, kind in KINDS.items():
        said = values | {"kind": values["kind"].get(name, "")}
        assert kind.caption(said, language).strip()
        assert "{" not in kind.caption(said, language)
