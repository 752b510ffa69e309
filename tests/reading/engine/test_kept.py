from __future__ import annotations

from pathlib import Path

import pytest

from jawla.reading.engine.kept import load_kept
from jawla.reading.engine.language import Language
from jawla.reading.reader import KINDS

TEXT = "The third round of political consultations between Norway and Chile was held in Oslo on 3 May 2021."


def seen(language: Language) -> list[tuple[str, int, int]]:
    text = language.look_at(TEXT)
    return [(one.pattern.name, one.start, one.end) for kind in KINDS[2:5] for _, one in text.everywhere(kind)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "jawla/languages"


def test_a_kept_language_reads_as_the_made_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = seen(load_kept("en", KINDS))

    monkeypatch.setattr(Language, "load", None)
    kept = seen(load_kept("en", KINDS))

    assert len(list(folder.iterdir())) == 1
    assert kept == made != []


@pytest.mark.parametrize("harm", ["damaged", "open to others", "something else"])
def test_a_kept_file_that_is_not_sound_is_made_anew(folder: Path, harm: str) -> None:
    made = seen(load_kept("en", KINDS))
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    if harm == "open to others":
        path.write_bytes(b"cos\nabort\n(tR.")  # would end the process where it was loaded
        path.chmod(0o666)
    else:
        path.write_bytes(whole[:1000] if harm == "damaged" else b"N.")

    again = seen(load_kept("en", KINDS))

    assert again == made
    assert len(path.read_bytes()) > 1000


def test_a_folder_that_cannot_be_written_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert seen(load_kept("en", KINDS))


def test_a_user_without_a_home_has_no_kept_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", no_home)

    assert seen(load_kept("en", KINDS))
