"""Everything that is checked without running the program: one line a check, the output of those that fail."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: dict[str, list[str]] = {
    "format": [f"{BIN}/ruff", "format", "--check", "--quiet", "."],
    "lint": [f"{BIN}/ruff", "check", "--quiet", "."],
    "types": [f"{BIN}/mypy"],
    "import contracts": [f"{BIN}/lint-imports", "--no-cache"],
    "migrations": [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "settings": [sys.executable, "-m", "django", "check", "--fail-level", "WARNING"],
    "translations": [sys.executable, "tools/make_messages.py", "--check"],
    "data files, rooms and documentation": [
        sys.executable,
        "-m",
        "pytest",
        "tests/house",
        "-p",
        "no:cacheprovider",
    ],
}


def run(name: str, command: list[str], settings: dict[str, str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    print(
        f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - began:.1f} s)", flush=True
    )
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="jawla-home-") as home:
        settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "jawla.site.settings", "JAWLA_HOME": home}
        results = [run(name, command, settings) for name, command in CHECKS.items()]
    print(f"checks: {sum(results)} of {len(results)} good")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
