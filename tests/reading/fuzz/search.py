"""Search with atheris, in the environment of `make fuzz`; the arguments are options of libFuzzer."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

with atheris.instrument_imports(include=["jawla.reading", "jawla.text"]):
    from reading.fuzz.target import check

atheris.Setup(sys.argv, check)
atheris.Fuzz()
