"""A language kept as it was made, in the user's cache folder, so that a process need not make it anew.

The name of the kept file is a hash of all that it was made from; whatever is wrong with it, the language is
made from its data.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from contextlib import suppress
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from jawla.reading.engine.language import Language

_ENGINES = ("pcre2", "daachorse")
_OTHERS_MAY_WRITE = 0o022


def load_kept(code: str, kinds: list[str]) -> Language:
    """The language with this code, kept or made; raises BadLanguageData where it is made of wrong data."""
    folder = _folder()
    if folder is None:
        return Language.load(code, kinds)
    path = folder / f"{code}-{_stamp(code, kinds)}.pickle"
    known = _read(path)
    if known is None:
        known = Language.load(code, kinds)
        _write(path, known)
    return known


def _folder() -> Path | None:
    """The user's cache folder for languages; None for a user without a home."""
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path("~/.cache").expanduser()) / "jawla" / "languages"
    except RuntimeError:
        return None


def _stamp(code: str, kinds: list[str]) -> str:
    """A hash of the data, of what makes a language of them, and of the machine's part in it."""
    made = hashlib.sha256(repr((kinds, sys.version, [metadata.version(one) for one in _ENGINES])).encode())
    for folder in ("jawla.reading.engine", f"jawla.reading.languages.{code}"):
        for file in _files(resources.files(folder)):
            made.update(f"{file.name}\0".encode() + file.read_bytes())
    return made.hexdigest()[:32]


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            found += _files(entry) if entry.name != "__pycache__" else []
        else:
            found.append(entry)
    return found


def _read(path: Path) -> Language | None:
    """The kept language; None where there is none that this user alone can have written."""
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            if state.st_mode & _OTHERS_MAY_WRITE or (hasattr(os, "getuid") and state.st_uid != os.getuid()):
                return None
            known = pickle.load(file)  # noqa: S301 - written by this user alone, as just looked at
    except Exception:
        return None
    return known if isinstance(known, Language) else None


def _write(path: Path, made: Language) -> None:
    """Keeps a language for the next process, whole or not at all, in place of earlier ones of its code."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(made, file, protocol=5)
        Path(name).replace(path)
        for old in path.parent.glob(f"{path.name.partition('-')[0]}-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
