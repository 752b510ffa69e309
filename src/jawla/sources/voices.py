"""Whose words a source holds, guessed from its host and its outlet by `voices.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from jawla.sources.models import Voice


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the outlet's name, its voice, and the party whose ministry or agency it is."""

    outlet: str = ""
    voice: str = Voice.PRESS.value
    state: str = ""


class VoicesUnfit(Exception):  # noqa: N818
    """An entry of `voices.toml` cannot be used: for those who edit it."""


def guess_speaker(*, address: str = "", outlet: str = "") -> Speaker:
    """Who speaks at `address`, or else under the name `outlet`; the press where neither is known."""
    for suffix in _suffixes(address):
        if speaker := _speaker_of_host(suffix):
            return Speaker(outlet or speaker.outlet, speaker.voice, speaker.state)
    known = _outlets().get(_folded(outlet))
    return known or Speaker(outlet)


def _suffixes(address: str) -> Iterator[str]:
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return
    labels = host.split(".") if host else []
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])


def _speaker_of_host(suffix: str) -> Speaker | None:
    if speaker := _hosts().get(suffix):
        return speaker
    stem, _, state = suffix.rpartition(".")
    if stem in _ministry_stems() and len(state) == 2:
        code = {"uk": "GB"}.get(state, state.upper())
        return Speaker("", Voice.MINISTRY.value, code)
    return None


@cache
def _hosts() -> dict[str, Speaker]:
    return {host: _speaker(entry) for entry in _data()["speaker"] for host in entry["hosts"]}


@cache
def _outlets() -> dict[str, Speaker]:
    entries = _data()["speaker"]
    return {
        _folded(name): _speaker(one) for one in entries for name in [one["outlet"], *one.get("names", [])]
    }


@cache
def _ministry_stems() -> frozenset[str]:
    return frozenset(_data()["ministry_hosts"])


@cache
def _data() -> dict[str, list]:  # type: ignore[type-arg]
    data = tomllib.loads((files("jawla.sources") / "voices.toml").read_text("utf-8"))
    if set(data) != {"ministry_hosts", "speaker"}:
        raise VoicesUnfit(f"voices.toml: has {sorted(data)}, not ministry_hosts and speaker")
    for entry in data["speaker"]:
        _check(entry)
    return data


def _check(entry: dict[str, object]) -> None:
    keys = set(entry)
    if not {"outlet", "voice", "state", "hosts"} <= keys <= {"outlet", "voice", "state", "hosts", "names"}:
        raise VoicesUnfit(f"voices.toml: {entry.get('outlet')}: the keys are {sorted(keys)}")
    if entry["voice"] not in Voice.values:
        raise VoicesUnfit(f"voices.toml: {entry['outlet']}: there is no voice {entry['voice']}")


def _speaker(entry: dict[str, str]) -> Speaker:
    return Speaker(entry["outlet"], entry["voice"], entry["state"])


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
