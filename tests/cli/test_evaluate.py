from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jawla.cli.main import main

TEXT = (
    "The third round of political consultations between the Ministries of Foreign Affairs of Fiji and Tonga "
    "was held in Suva on 4 May 2022.\n"
)
MEETING = {
    "role": "reported", "mechanism": "political-consultations", "ordinal": 3, "parties": ["FJ", "TO"],
    "start": "2022-05-04", "end": None, "city": "Suva", "country": "FJ", "virtual": False, "heads": [],
}  # fmt: skip
LISTS = ("instruments", "projects", "figures", "topics", "commitments")
NOTHING: dict[str, list[object]] = {name: [] for name in LISTS}
ANSWER = {"lang": "en", "relevant": True, "published": None, "agency": None, "rounds": [MEETING], **NOTHING}


def coder(folder: Path, **codings: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, coding in codings.items():
        (folder / f"{name}.json").write_text(json.dumps(coding), "utf-8")
    return folder


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    folder = coder(tmp_path / "answered", suva=ANSWER)
    (folder / "suva.txt").write_text(TEXT, "utf-8")
    return folder


def test_reader_is_scored_by_language_and_field(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["evaluate", str(answered), "--format", "json"])

    printed = json.loads(capsys.readouterr().out)
    assert code == 0
    assert printed["languages"]["en"]["fields"]["round.ordinal"] == {
        "precision": 1, "recall": 1, "f1": 1, "n": 1,
    }  # fmt: skip
    assert printed["quotes"]["exact"] == printed["quotes"]["all"] > 5


def test_errors_lists_each_difference(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    coder(answered, suva={**ANSWER, "rounds": [{**MEETING, "city": "Nadi"}]})

    main(["evaluate", str(answered), "--errors"])

    assert "  round.city: “Nadi” ≠ “Suva”" in capsys.readouterr().out.splitlines()


def test_two_coders_are_compared(answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = coder(tmp_path / "other", suva={**ANSWER, "rounds": [{**MEETING, "mechanism": "other"}]})

    code = main(["evaluate", str(answered), "--against", str(other), "--format", "json"])

    fields = json.loads(capsys.readouterr().out)["languages"]["en"]["fields"]
    assert code == 0
    assert fields["round.mechanism"]["f1"] == 0
    assert fields["round.mechanism"]["kappa"] == 0


def test_readings_are_a_coder_too(answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(answered / "suva.txt"), "--format", "jsonl"])
    lines = tmp_path / "readings.jsonl"
    lines.write_text(capsys.readouterr().out, "utf-8")

    main(["evaluate", str(answered), "--against", str(lines)])

    printed = capsys.readouterr().out
    assert "overall                  1.000  1.000  1.000" in printed
    assert "Cohen’s kappa" in printed


def test_text_of_one_coder_only_is_named(
    answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coder(answered, nadi=ANSWER)
    other = coder(tmp_path / "other", suva=ANSWER, labasa=ANSWER)

    code = main(["evaluate", str(answered), "--against", str(other)])

    told = capsys.readouterr().err
    assert code == 1
    assert "nadi" in told
    assert "labasa" in told


def test_answer_without_text_is_named_and_the_rest_scored(
    answered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coder(answered, nadi=ANSWER)

    code = main(["evaluate", str(answered)])

    printed = capsys.readouterr()
    assert code == 1
    assert "There is an answer without a text. nadi" in printed.err
    assert "round.ordinal" in printed.out


@pytest.mark.parametrize(
    "written",
    ["{", "[]", "{}", '{"relevant": true, "rounds": 5}', '{"relevant": true, "rounds": [{"ordinal": 3}]}'],
)
def test_answer_that_is_none_is_a_problem(
    answered: Path, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (answered / "suva.json").write_text(written, "utf-8")

    code = main(["evaluate", str(answered)])

    assert code == 1
    assert "This is not the coding of a text" in capsys.readouterr().err


def test_coders_without_a_common_text_are_a_problem(
    answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["evaluate", str(answered), "--against", str(coder(tmp_path / "other", nadi=ANSWER))])

    assert code == 1
    assert "no text in common" in capsys.readouterr().err


def test_folder_without_answers_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["evaluate", str(tmp_path)])

    assert code == 1
    assert "There are no answers here." in capsys.readouterr().err
