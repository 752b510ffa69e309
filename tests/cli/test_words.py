import re
from importlib.resources import files

import pytest

from jawla.cli.words import gettext, speak
from jawla.officers.enrol import OfficerUnknown

ARABIC, CHINESE = re.compile(r"[\u0620-\u064a]"), re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("language", "script"), [("ar", ARABIC), ("ar_KW.UTF-8", ARABIC), ("zh", CHINESE), ("zh_CN", CHINESE)]
)
def test_the_terminal_speaks_the_language_that_is_set(monkeypatch, language, script):
    monkeypatch.setenv("JAWLA_LANGUAGE", language)

    for said in (gettext("Stopped."), speak(OfficerUnknown(name="x"))):
        assert script.search(said)


def test_the_terminal_speaks_english_where_it_knows_no_better(monkeypatch):
    monkeypatch.setenv("JAWLA_LANGUAGE", "C.UTF-8")

    assert gettext("{number} of {all}", number=2, all=7) == "2 of 7"


@pytest.mark.parametrize(("language", "foreign"), [("ar", CHINESE), ("zh_Hans", ARABIC)])
def test_no_sentence_stands_in_the_catalogue_of_another_language(language, foreign):
    catalogue = files("jawla.site") / "locale" / language / "LC_MESSAGES" / "django.po"

    said = [line for line in catalogue.read_text("utf-8").splitlines() if not line.startswith("msgid")]

    assert [line for line in said if foreign.search(line)] == []
