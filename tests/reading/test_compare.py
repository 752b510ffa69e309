from __future__ import annotations

import copy
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from reading.score import Tally as ScorerTally
from reading.score import score_doc

from jawla.reading.agreement import CORE, Agreement, find_kappa
from jawla.reading.compare import compare, facts, plain

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*/*.json"))
ANSWERS = [json.loads(path.read_text("utf-8")) for path in EXAMPLES]


def coding(**parts: object) -> dict[str, Any]:
    lists = ("rounds", "instruments", "projects", "figures", "topics", "commitments")
    empty: dict[str, list[object]] = {name: [] for name in lists}
    return {"relevant": True, "published": None, "agency": None, **empty, **parts}


def meeting(**parts: object) -> dict[str, Any]:
    return {"role": "reported", "mechanism": "political-consultations", "ordinal": 5, **parts}


def differing(answer: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """An answer with outcomes, heads and the last round of another one."""
    changed = copy.deepcopy(answer)
    for name in ("instruments", "figures", "topics", "commitments", "agency"):
        changed[name] = copy.deepcopy(other[name])
    changed["rounds"] = changed["rounds"][:1] + copy.deepcopy(other["rounds"][-1:])
    for one in changed["rounds"]:
        one["heads"] = one["heads"][::-1][:1]
    return changed


@pytest.mark.parametrize("shift", [0, 1, 7])
def test_figures_are_those_of_the_scorer(shift: int) -> None:
    for number, answer in enumerate(ANSWERS):
        other = differing(answer, ANSWERS[(number + shift) % len(ANSWERS)])
        scorer: dict[str, ScorerTally] = defaultdict(ScorerTally)

        score_doc(scorer, answer, other)
        ours = compare(answer, other).tallies

        for name in (*CORE, "topics"):
            tally = scorer[name]
            assert (ours[name].both, ours[name].missed, ours[name].extra) == (tally.tp, tally.fn, tally.fp)


def test_same_coding_differs_in_nothing() -> None:
    for answer in ANSWERS:
        found = compare(answer, answer)

        assert found.differences == []
        assert found.overall().f1 == 1


def test_difference_names_both_values() -> None:
    found = compare(coding(rounds=[meeting(city="Muscat")]), coding(rounds=[meeting(city="Doha")]))

    assert [(one.field, one.first, one.second) for one in found.differences] == [
        ("round.city", "Muscat", "Doha")
    ]


def test_value_of_one_side_only_is_told() -> None:
    memorandum = {"kind": "mou", "action": "signed"}

    found = compare(coding(instruments=[memorandum]), coding(topics=["ports"]))

    assert [one.to_json() for one in found.differences] == [
        {"field": "instruments", "first": "mou, signed", "second": None},
        {"field": "topics", "first": None, "second": "ports"},
    ]


def test_milestone_is_right_by_project_kind_date_and_progress() -> None:
    step = {"project": "Tuwaiq Port", "what": "60 percent", "kind": "actual", "date": None, "progress": 60}

    same = compare(coding(milestones=[step]), coding(milestones=[{**step, "project": "the Tuwaiq port"}]))
    other = compare(coding(milestones=[step]), coding(milestones=[{**step, "progress": 61}]))

    assert same.tallies["milestones"].f1 == 1
    assert other.tallies["milestones"].f1 == 0


def test_position_is_right_by_holder_stance_and_issue() -> None:
    stand = {"holder": "TZ", "stance": "support", "issue": "the one-China principle", "forum": None}

    found = compare(coding(positions=[stand]), coding(positions=[{**stand, "stance": "reject"}]))

    assert (found.tallies["positions"].missed, found.tallies["positions"].extra) == (1, 1)


def test_kinds_that_an_answer_does_not_code_are_not_counted() -> None:
    stand = {"holder": "TZ", "stance": "support", "issue": "the one-China principle"}

    found = compare(coding(), coding(positions=[stand]))

    assert found.tallies["positions"].extra == 0


def test_outcomes_of_a_text_without_round_stand_apart() -> None:
    port = {"name": "Tuwaiq Port"}
    answer = coding(relevant=False, projects=[port])

    found = compare(answer, coding(relevant=False))

    assert found.tallies["follow-up.projects"].missed == 1
    assert found.overall().size == 0


def test_kappa_is_agreement_beyond_chance() -> None:
    # The worked example of two doctors and 50 patients: observed 0.7, by chance 0.5.
    pairs = Counter({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15})

    kappa = find_kappa(pairs)

    assert kappa == pytest.approx(0.4)


def test_kappa_is_none_where_chance_explains_all() -> None:
    assert find_kappa(Counter({("yes", "yes"): 9})) is None
    assert find_kappa(Counter()) is None


def test_kappa_counts_each_topic_of_the_list_as_a_choice() -> None:
    found = Agreement()
    found.add(compare(coding(topics=["ports", "trade"]), coding(topics=["ports"])))
    found.add(compare(coding(topics=["water"]), coding(topics=["water"])))

    assert 0.7 < (found.kappa("topics") or 0) < 1
    assert found.kappa("agency") is None


def test_plain_leaves_values_and_facts_finds_them_all() -> None:
    fact = {"value": 5, "quote": "fifth", "start": 4, "end": 9, "pattern": "ordinal in words"}
    reading = {"relevant": True, "rounds": [{"ordinal": fact, "parties": [fact]}]}

    assert plain(reading) == {"relevant": True, "rounds": [{"ordinal": 5, "parties": [5]}]}
    assert list(facts(reading)) == [fact, fact]
