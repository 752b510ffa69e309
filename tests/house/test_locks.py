"""The three locks name the same versions, with hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKED = {
    one["name"]: one.get("version") for one in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_an_exported_lock_agrees_with_uv(name):
    text = (ROOT / name).read_text("utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))

    assert len(pins) > 30
    assert not {package: version for package, version in pins.items() if LOCKED[package] != version}
    assert text.count("--hash=sha256:") >= len(pins)


def test_what_tests_includes_what_runs():
    running, testing = (
        set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )

    assert running < testing
