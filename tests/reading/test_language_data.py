from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

import jawla.reading.languages as languages
from jawla.reading.engine.grammar import BadLanguageData
from jawla.reading.engine.language import Language
from jawla.reading.engine.lexicon import BadNames
from jawla.reading.reader import KINDS, LANGUAGES

DATA = Path(languages.__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "en", tmp_path / "en"))


def load(folder: Path) -> Language:
    return Language("en", folder, KINDS)


def add(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_copied_data_load_as_they_are(folder: Path) -> None:
    assert load(folder).code == "en"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_kind_of_data(code: str) -> None:
    assert [kind for kind in KINDS if not (DATA / code / f"{kind}.toml").is_file()] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_class_and_shape_is_used(code: str) -> None:
    words = tomllib.loads((DATA / code / "words.toml").read_text("utf-8"))
    data = "\n".join(file.read_text("utf-8") for file in (DATA / code).glob("*.toml"))
    engine = "\n".join(file.read_text("utf-8") for file in DATA.parent.rglob("*.py"))

    unused = [
        name
        for name in (*words["words"], *words["shapes"])
        if not re.search(rf"\{{(?:[a-z]+\d?:)?{name}(?:_bare)?\}}", data)
        and not re.search(rf"[\"{{]{name}[\"}}]", engine)
    ]

    assert unused == []


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "venues.toml").unlink()

    with pytest.raises(BadLanguageData, match=r"missing.*venues\.toml"):
        load(folder)


def test_unknown_key_is_named_with_its_file(folder: Path) -> None:
    add(folder, "grammar.toml", "\ncolour = 1\n")

    with pytest.raises(BadLanguageData, match=r"colour.*grammar\.toml"):
        load(folder)


def test_pattern_without_examples_is_named(folder: Path) -> None:
    add(folder, "venues.toml", '\n[[pattern]]\nname = "on the moon"\nmatch = "moon"\n')

    with pytest.raises(BadLanguageData, match=r"missing key “no”.*venues\.toml, on the moon"):
        load(folder)


def test_unknown_place_is_named(folder: Path) -> None:
    add(
        folder,
        "venues.toml",
        '\n[[pattern]]\nname = "on the moon"\nmatch = "{moon}"\nyes = ["moon"]\nno = ["sun"]\n',
    )

    with pytest.raises(BadLanguageData, match=r"unknown place \{moon\}.*on the moon"):
        load(folder)


def test_wrong_expression_is_named(folder: Path) -> None:
    add(
        folder,
        "venues.toml",
        '\n[[pattern]]\nname = "on the moon"\nmatch = "(moon"\nyes = ["moon"]\nno = ["sun"]\n',
    )

    with pytest.raises(BadLanguageData, match=r"venues\.toml, on the moon"):
        load(folder)


def test_broken_toml_is_named(folder: Path) -> None:
    add(folder, "words.toml", "\n[words\n")

    with pytest.raises(BadLanguageData, match=r"words\.toml"):
        load(folder)


def test_line_of_names_without_a_column_is_named(folder: Path) -> None:
    add(folder, "names/states.tsv", "Atlantis\tXX\n")

    with pytest.raises(BadNames, match=r"states\.tsv, line \d+"):
        load(folder)
