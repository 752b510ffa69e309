"""Short wordings of each language give the values that stand beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from jawla.reading.reader import read
from jawla.terms.reading import Reading

HERE = Path(__file__).parent / "languages"
WORDINGS = [
    pytest.param(file.parent.name, one, id=f"{file.parent.name}-{one['name']}")
    for file in sorted(HERE.glob("*/*.toml"))
    for one in tomllib.loads(file.read_text("utf-8"))["wording"]
]


@pytest.mark.parametrize(("code", "wording"), WORDINGS)
def test_wording_gives_its_values(code: str, wording: dict[str, Any]) -> None:
    expected = {key: value for key, value in wording.items() if key not in ("name", "text")}

    reading = read(wording["text"], language=code)

    assert {key: _value(reading, key) for key in expected} == expected


def _value(reading: Reading, key: str) -> Any:
    found = reading.to_json(source="-", sha256="0" * 64)
    if key == "rounds":
        return [" ".join(_words(one)) for one in found["rounds"]]
    if key == "heads":
        heads = [head for one in found["rounds"][:1] for head in one["heads"]]
        return [
            f"{_plain(head['name'])}, {_plain(head['office'])}, {_plain(head['state'])}" for head in heads
        ]
    if key == "figures":
        return [
            [_plain(one["value"]), _plain(one["unit"]), _plain(one["period"]) or ""]
            for one in found["figures"]
        ]
    if key == "topics":
        return [_plain(one) for one in found["topics"]]
    if key == "commitments":
        return [_plain(one["kind"]) for one in found["commitments"]]
    if key == "instruments":
        return [f"{_plain(one['kind'])} {_plain(one['action'])}" for one in found["instruments"]]
    if key in ("milestones", "positions", "projects"):
        return [" | ".join(str(_plain(one[name])) for name in _TOLD[key]) for one in found[key]]
    return _plain(found[key])


_TOLD = {
    "milestones": ("project", "kind", "date", "progress"),
    "positions": ("holder", "stance", "issue", "forum"),
    "projects": ("name", "sector"),
}


def _words(this: dict[str, Any]) -> list[str]:
    keys = ("role", "mechanism", "ordinal", "start", "end", "city", "country")
    parts = [_plain(this[key]) for key in keys]
    return [str(part) for part in parts if part is not None]


def _plain(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) and "value" in value else value
