from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from jawla.cli.main import main

ENGLISH = (
    "Fiji and Tonga hold political consultations\n\n"
    "The third round of political consultations between the Ministries of Foreign Affairs of Fiji and Tonga "
    "was held in Suva on 4 May 2022.\n"
)
SPANISH = (
    "El ministro de Asuntos Exteriores presidió ayer en Madrid las consultas políticas con China. "
    "En la reunión se habló de la cooperación entre los dos países.\n"
)


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "suva.txt"
    path.write_text(ENGLISH, "utf-8")
    return path


def test_read_prints_a_reading_as_json(english: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["read", str(english), "--format", "json"])

    reading = json.loads(capsys.readouterr().out)
    assert code == 0
    assert reading["document"]["source"] == str(english)
    assert reading["document"]["sha256"] == hashlib.sha256(english.read_bytes()).hexdigest()
    assert reading["rounds"][0]["ordinal"]["value"] == 3
    assert reading["rounds"][0]["city"]["value"] == "Suva"


def test_read_prints_a_line_a_document(english: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["read", str(english), str(english), "--format", "jsonl"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert [json.loads(line)["relevant"] for line in lines] == [True, True]


def test_table_explains_each_value(english: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["read", str(english), "--explain"])

    printed = capsys.readouterr().out
    assert code == 0
    assert "rounds[1].city" in printed
    assert "held in a city" in printed


def test_file_that_is_not_there_does_not_stop_the_others(
    english: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["read", str(tmp_path / "none.txt"), str(english), "--format", "jsonl"])

    printed = capsys.readouterr()
    assert code == 1
    assert len(printed.out.splitlines()) == 1
    assert "none.txt" in printed.err


def test_spanish_text_is_named_and_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "madrid.txt"
    path.write_text(SPANISH, "utf-8")

    code = main(["read", str(path), "--format", "json"])

    printed = capsys.readouterr()
    assert code == 1
    assert printed.out == ""
    assert "(es)" in printed.err
    assert "madrid.txt" in printed.err


def test_empty_file_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")

    code = main(["read", str(path)])

    assert code == 1
    assert "empty" in capsys.readouterr().err
