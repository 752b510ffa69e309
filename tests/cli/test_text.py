from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from jawla.cli import text

ARABIC = "الجولة الثالثة من المشاورات\nعقدت وزارتا خارجية البلدين الجولة في العاصمة.\n"


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWLA_LANGUAGE", "en")


def called(*words: str) -> int:
    parser = argparse.ArgumentParser()
    text.add_arguments(parser)
    return text.run(parser.parse_args(words))


def test_text_prints_the_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(ARABIC.encode("cp1256"))

    code = called(str(file))

    assert (code, capsys.readouterr().out) == (0, ARABIC)


def test_text_prints_one_json_object_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARABIC, encoding="utf-16")

    code = called("--format", "json", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert code == 0
    assert first["source"].endswith("a.txt")
    assert second["source"].endswith("b.txt")
    assert first["text"] == ARABIC
    assert (first["language"], first["encoding"]) == ("ar", "utf-16-le")
    assert {"title", "published", "outlet", "sha256", "notes"} <= first.keys()


def test_text_names_problems_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(ARABIC, encoding="utf-8")

    code = called(
        str(tmp_path / "empty.txt"), str(tmp_path / "missing.txt"), str(tmp_path), str(tmp_path / "good.txt")
    )

    out, err = capsys.readouterr()
    assert code == 1
    assert out == ARABIC
    assert "This file is empty." in err
    assert "empty.txt" in err
    assert "missing.txt" in err
    assert err.count("\n") == 3


def test_text_reads_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ARABIC.encode())))

    code = called("-")

    assert (code, capsys.readouterr().out) == (0, ARABIC)


def test_text_tells_notes_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((ARABIC * 20).encode() + b"\xd8 \n")

    code = called(str(file))

    out, err = capsys.readouterr()
    assert (code, out) == (0, ARABIC * 20 + "\ufffd \n")
    assert "a.txt: Characters that could not be read as utf-8: 1." in err
