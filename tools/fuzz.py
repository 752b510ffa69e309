"""`make fuzz`: bytes that break the reader are searched for, in an environment of its own under build/.

MINUTES (10) says for how long, JOBS (1) how many processes. The seeds are the texts of the tests; what is
found on the way stays in build/fuzz/corpus and is begun from the next time. A finding is written to
build/fuzz/found, its name printed, and the exit code is 1: put it into tests/reading/fuzz/kept.json, correct
the reader, run again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "fuzz"
LONGEST = 4_000  # bytes: long enough for a communiqué, short enough for thousands of tries a minute
TOO_LONG = 20  # seconds for one input


def main() -> int:
    minutes, jobs = float(os.environ.get("MINUTES", "10")), int(os.environ.get("JOBS", "1"))
    python = environment()
    corpus, found = PLACE / "corpus", PLACE / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    write_seeds(corpus)
    options = [
        f"-max_total_time={round(minutes * 60)}", f"-max_len={LONGEST}", f"-timeout={TOO_LONG}",
        f"-artifact_prefix={found}/", "-print_final_stats=1", "-rss_limit_mb=4096",
    ]  # fmt: skip
    if jobs > 1:
        options += [f"-fork={jobs}"]
    search = ROOT / "tests" / "reading" / "fuzz" / "search.py"
    print(f"Searching for {minutes:g} minutes; seeds and finds in {corpus.relative_to(ROOT)} …", flush=True)
    code = subprocess.call([str(python), str(search), *options, str(corpus)], cwd=PLACE)
    finds = sorted(path.name for path in found.iterdir())
    print(f"{len(list(corpus.iterdir()))} inputs kept; findings: {', '.join(finds) or 'none'}")
    return 1 if code or finds else 0


def environment() -> Path:
    """The interpreter of an environment with the project and atheris, made where there is none."""
    folder = PLACE / "venv"
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        print("Setting up the environment for fuzzing …", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.check_call([*install, "--editable", str(ROOT), "atheris"])
        (folder / ".ready").touch()
    return python


def write_seeds(corpus: Path) -> None:
    """The texts of the tests, each in its language, as inputs to begin from."""
    sys.path.insert(0, str(ROOT / "src"))
    from jawla.reading.reader import LANGUAGES

    for text in sorted((ROOT / "tests" / "reading").glob("*/*/**/*.txt")):
        language = next((code for code in LANGUAGES if code in text.parts), None)
        if language:
            seed = corpus / f"seed-{language}-{text.stem}"
            seed.write_bytes(bytes([LANGUAGES.index(language)]) + text.read_bytes()[: LONGEST - 1])


if __name__ == "__main__":
    sys.exit(main())
