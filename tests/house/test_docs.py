"""Documentation is complete: each command, setting and room has its place in `docs/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jawla.cli.main import VERBS

ROOT = Path(__file__).parents[2]
DOCS = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", ["structure", "data", "reading", "evaluate", "running", "speed"])
def test_a_page_stands_for_each_subject(page):
    assert (ROOT / "docs" / f"{page}.md").stat().st_size > 1000


@pytest.mark.parametrize("verb", VERBS)
def test_each_command_is_documented(verb):
    assert f"`jawla {verb}" in DOCS


def test_each_setting_is_documented():
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    settings = set(re.findall(r"\bJAWLA_[A-Z_]+\b", code))

    assert settings
    assert not {name for name in settings if f"`{name}`" not in DOCS}


def test_each_room_is_documented():
    rooms = {
        path.name
        for path in (ROOT / "src" / "jawla").iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }

    assert not {
        room for room in rooms if f"`{room}/`" not in (ROOT / "docs" / "structure.md").read_text("utf-8")
    }


def test_each_file_that_docs_name_exists():
    named = re.findall(r"`((?:src|tools|tests|docs|examples)/[\w./-]+)`", DOCS)

    assert named
    assert not [path for path in named if not (ROOT / path).exists()]


def test_changelog_fragments_have_a_known_kind():
    kinds = {"added", "changed", "fixed", "removed", "security"}

    for path in (ROOT / "changelog.d").glob("*.md"):
        assert path.suffixes[0].lstrip(".") in kinds, path.name
        assert path.read_text("utf-8").strip().endswith("."), path.name
