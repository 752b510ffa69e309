"""Inputs that fuzzing found worth keeping: each is read without a crash and with exact quotes."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from reading.fuzz.target import check

KEPT: dict[str, str] = json.loads((Path(__file__).parent / "kept.json").read_text("utf-8"))


@pytest.mark.parametrize("name", KEPT)
def test_kept_input_is_read_or_refused(name: str) -> None:
    check(base64.b64decode(KEPT[name]))
