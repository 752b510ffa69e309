import pytest
from lxml import html
from pages import foreign_words, text_of

from jawla.claims.models import Claim

WORDS = "استضافت أوسلو"


@pytest.fixture
def latest():
    return lambda: Claim.objects.latest("id")


def _fill(client, source, what, words, value=None):
    """Both steps; in the second the value that stands in the field, unless another is given."""
    address = f"/desk/{source.pk}/add/"
    first = client.get(address, {"what": what, "words": words})
    if first.status_code != 200:
        return first
    page = html.fromstring(first.content)
    shown = page.xpath("//*[@id='vnew']/@value | //*[@id='vnew']/option[@selected]/@value")
    given = value if value is not None else shown[0]
    return client.post(address, {"what": what, "words": words, "value": given})


def test_officer_adds_a_claim_to_a_group_there_is(source, claims, signed_in, bo, latest):
    group = claims["role"].group

    answer = _fill(signed_in(bo), source, f"{group.pk}.country", WORDS, "NO")

    added = latest()
    assert answer["Location"] == f"/desk/{source.pk}/#c{added.pk}"
    assert (added.group, added.field, added.value, added.quote) == (group, "country", "NO", WORDS)
    assert (added.state, added.proposed_by) == ("proposed", bo)


def test_new_head_belongs_to_the_round(source, claims, signed_in, bo, latest):
    _fill(signed_in(bo), source, "head.name", "لارس بيرغ")

    assert latest().value == "لارس بيرغ"
    assert (latest().group.kind, latest().group.parent) == ("head", claims["role"].group)


def test_value_is_filled_in_from_the_words(source, claims, signed_in, bo, latest):
    _fill(signed_in(bo), source, f"{claims['role'].group_id}.party", "والسويد")

    assert latest().value == "SE"


@pytest.mark.parametrize(
    ("what", "words", "said"),
    [
        ("round.city", "هلسنكي", "These words are not in the text"),
        ("round.city", "", "These words are not in the text"),
        ("round.city", "ال", "These words stand in the text"),
        ("round.nothing", WORDS, "It is not chosen what the words say."),
        ("", WORDS, "It is not chosen what the words say."),
    ],
)
def test_what_does_not_do_is_said_in_the_form(source, signed_in, bo, what, words, said):
    before = Claim.objects.count()

    answer = _fill(signed_in(bo, "en"), source, what, words)

    assert answer.status_code == 422
    assert said in text_of(answer.content)
    assert words in html.fromstring(answer.content).get_element_by_id("add-words").text_content()
    assert Claim.objects.count() == before


def test_value_that_does_not_fit_is_asked_for_again(source, signed_in, bo):
    answer = _fill(signed_in(bo, "en"), source, "round.start", "3 مايو 2024", "tomorrow")

    assert answer.status_code == 422
    assert "This is no value for the field" in text_of(answer.content)


def test_reader_adds_nothing(source, signed_in, carmen):
    assert signed_in(carmen).post(f"/desk/{source.pk}/add/", {}).status_code == 403


@pytest.mark.parametrize("language", ["ar", "zh-hans"])
def test_both_steps_are_translated(source, signed_in, bo, language):
    client = signed_in(bo, language)

    for asked in ({"what": "round.city", "words": WORDS}, {"what": "", "words": WORDS}):
        answer = client.get(f"/desk/{source.pk}/add/", asked)
        assert foreign_words(answer.content, language) == []
