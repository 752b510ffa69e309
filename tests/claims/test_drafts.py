from jawla.claims.drafts import draft_groups
from jawla.terms.quote import Fact, Quote
from jawla.terms.reading import Commitment, Figure, Head, Instrument, Project, Reading, Round


def fact(value, start):
    return Fact(value, Quote(start, start + 2, "xx"), f"pattern {start}")


def shown(drafts):
    return [(d.kind, d.start, d.parent.start if d.parent else None) for d in drafts]


def test_a_round_says_its_role_by_the_words_of_its_mechanism():
    one = Round(
        "reported", mechanism=fact("strategic-dialogue", 30), parties=[fact("NO", 10), fact("SE", 20)]
    )

    (draft,) = draft_groups(Reading("en", rounds=[one]))

    assert [(name, got.value, got.quote.start) for name, got in draft.facts] == [
        ("role", "reported", 30),
        ("mechanism", "strategic-dialogue", 30),
        ("party", "NO", 10),
        ("party", "SE", 20),
    ]


def test_a_role_falls_back_on_the_words_that_there_are():
    (draft,) = draft_groups(Reading("en", rounds=[Round("next", country=fact("KW", 40))]))

    assert draft.facts[0] == ("role", Fact("next", fact("KW", 40).quote, "pattern 40"))


def test_a_round_without_words_makes_no_group():
    assert draft_groups(Reading("en", rounds=[Round("next")])) == []


def test_groups_stand_in_the_order_of_the_text_under_their_rounds():
    reading = Reading(
        "en",
        rounds=[
            Round("reported", ordinal=fact(5, 50), heads=[Head(fact("B", 80)), Head(fact("A", 60))]),
            Round("previous", ordinal=fact(4, 10), heads=[Head(fact("C", 15))]),
        ],
        figures=[Figure(fact("loan", 5), fact(7, 6))],
        projects=[Project(fact("port", 70))],
        instruments=[Instrument(fact("mou", 20))],
        commitments=[Commitment(fact("visit", 90), fact("words", 90))],
    )

    assert shown(draft_groups(reading)) == [
        ("figure", 5, None),
        ("round", 10, None),
        ("head", 15, 10),
        ("instrument", 20, None),
        ("round", 50, None),
        ("head", 60, 50),
        ("head", 80, 50),
        ("commitment", 90, 50),
        ("project", 70, None),
    ]


def test_topics_belong_to_the_reported_round():
    rounds = [Round("previous", ordinal=fact(4, 10)), Round("reported", ordinal=fact(5, 20))]

    previous, reported = draft_groups(
        Reading("en", rounds=rounds, topics=[fact("trade", 30), fact("media", 40)])
    )

    assert [name for name, _ in previous.facts] == ["role", "ordinal"]
    assert [got.value for name, got in reported.facts if name == "topic"] == ["trade", "media"]


def test_a_commitment_without_a_reported_round_stands_alone():
    (draft,) = draft_groups(Reading("en", commitments=[Commitment(fact("visit", 9), fact("words", 9))]))

    assert draft.parent is None and [name for name, _ in draft.facts] == ["kind", "gist"]
