import pytest
from django.test import Client
from lxml import html
from pages import text_of

from jawla.claims.models import Claim
from jawla.register.enter import accept_claims


@pytest.fixture
def desk(source, signed_in, bo):
    """Bo's buttons: post a verdict on the source, and get the answer."""
    client = signed_in(bo, "en")

    def press(verdict, *claims, **given):
        part = given.pop("part", False)
        headers = {"HX-Request": "true"} if part else {}
        chosen = [claim.pk for claim in claims]
        data = {"verdict": verdict, "claim": chosen, **given}
        return client.post(f"/desk/{source.pk}/decide/", data, headers=headers)

    press.client = client
    return press


def _state(claim):
    return Claim.objects.get(pk=claim.pk).state


def test_desk_shows_each_claim_beside_the_text(source, signed_in, amal):
    page = html.fromstring(signed_in(amal).get(f"/desk/{source.pk}/").content)

    assert len(page.xpath("//li[contains(@class, 'claim')]")) == Claim.objects.count()
    assert "".join(page.xpath("//article[@id='text']//text()")).replace("\n", "") == source.text.replace(
        "\n", ""
    )
    assert page.xpath("//article/@lang") == ["ar"]


def test_desk_cuts_overlapping_quotes_into_runs(source, claims, signed_in, amal):
    page = html.fromstring(signed_in(amal).get(f"/desk/{source.pk}/").content)

    shared = page.xpath("//a[@class='q' and text()='الخامسة']")[0]
    assert set(shared.get("data-claims").split()) == {f"c{claims['role'].pk}", f"c{claims['ordinal'].pk}"}
    assert shared.get("href") == f"#c{claims['ordinal'].pk}"


def test_accept_decides_and_comes_back_to_the_claim(desk, source, claims):
    answer = desk("accept", claims["city"])

    assert _state(claims["city"]) == "accepted"
    assert answer["Location"] == f"/desk/{source.pk}/#c{claims['city'].pk}"


def test_accept_takes_a_whole_group_at_once(desk, source):
    whole = list(source.claims.filter(group__kind="round"))

    desk("accept", *whole)

    assert {_state(claim) for claim in whole} == {"accepted"}


def test_accept_by_script_answers_with_the_parts_that_changed(desk, claims):
    answer = desk("accept", claims["city"], part=True)

    page = html.fromstring(answer.content)
    assert answer.status_code == 200
    assert page.xpath(f"//li[@id='c{claims['city'].pk}']/@data-state") == ["accepted"]
    assert set(page.xpath("//@hx-swap-oob/../@id")) == {"text", "far", "toast", "problem"}


def test_reject_without_reason_says_what_is_missing(desk, claims):
    answer = desk("reject", claims["city"])

    assert answer.status_code == 422
    assert "A rejection needs a reason." in text_of(answer.content)
    assert _state(claims["city"]) == "proposed"


def test_reject_keeps_the_reason(desk, claims):
    desk("reject", claims["city"], reason="another city")

    assert claims["city"].decisions.last().reason == "another city"


def test_correct_replaces_value_and_words(desk, source, claims):
    desk("correct", claims["ordinal"], value="6", quote="الجولة الخامسة", reason="misprint")

    new = Claim.objects.get(instead_of=claims["ordinal"])
    assert (new.value, new.quote, new.state) == (6, "الجولة الخامسة", "accepted")


def test_correct_refuses_words_that_are_not_in_the_text(desk, claims):
    answer = desk("correct", claims["ordinal"], value="6", quote="السادسة")

    assert answer.status_code == 422
    assert "These words are not in the text" in text_of(answer.content)
    assert _state(claims["ordinal"]) == "proposed"


@pytest.mark.parametrize(
    ("field", "value"),
    [("ordinal", "five"), ("start", "3 May"), ("party", "XX"), ("mechanism", "tea"), ("city", " ")],
)
def test_correct_refuses_a_value_that_does_not_fit(desk, claims, field, value):
    answer = desk("correct", claims[field], value=value, quote=claims[field].quote)

    assert answer.status_code == 422
    assert _state(claims[field]) == "proposed"


def test_undo_takes_the_last_decision_back(desk, source, claims):
    desk("accept", claims["city"])
    page = html.fromstring(desk.client.get(f"/desk/{source.pk}/").content)
    offered = page.xpath("//form[@class='toast']//input[@name='claim']/@value")

    desk("withdraw", claims["city"])

    assert offered == [str(claims["city"].pk)]
    assert _state(claims["city"]) == "proposed"


def test_set_aside_is_no_decision(desk, source, claims):
    desk("later", claims["city"])

    page = html.fromstring(desk.client.get(f"/desk/{source.pk}/").content)
    assert page.xpath(f"//li[@id='c{claims['city'].pk}']/@data-state") == ["later"]
    assert _state(claims["city"]) == "proposed"


def test_second_officer_is_told_who_decided(desk, claims, amal, at):
    accept_claims(claims=[claims["city"]], by=amal, at=at)

    answer = desk("accept", claims["city"])

    assert answer.status_code == 409
    assert "Amal" in text_of(answer.content)


def test_head_before_its_round_is_told_what_to_accept_first(desk, claims):
    answer = desk("accept", claims["name"])

    assert answer.status_code == 422
    assert "Accept that round first" in text_of(answer.content)


def test_reader_sees_no_buttons_and_is_refused(source, claims, signed_in, carmen):
    client = signed_in(carmen, "en")

    page = html.fromstring(client.get(f"/desk/{source.pk}/").content)
    answer = client.post(f"/desk/{source.pk}/decide/", {"verdict": "accept", "claim": claims["city"].pk})

    assert page.xpath("//button[@name='verdict']") == []
    assert answer.status_code == 403
    assert _state(claims["city"]) == "proposed"


@pytest.mark.parametrize("claim", ["", "abc", "99999", "-1"])
def test_decision_on_no_such_claim_is_a_problem(desk, source, claim):
    answer = desk.client.post(f"/desk/{source.pk}/decide/", {"verdict": "accept", "claim": claim})

    assert answer.status_code in (404, 422)
    assert html.fromstring(answer.content).xpath("//*[@class='problem']")


def test_unknown_verdict_is_a_problem(desk, claims):
    answer = desk("burn", claims["city"])

    assert answer.status_code == 422


def test_form_without_its_token_is_refused(source, claims, bo):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bo)

    answer = client.post(f"/desk/{source.pk}/decide/", {"verdict": "accept", "claim": claims["city"].pk})

    assert answer.status_code == 403
    assert _state(claims["city"]) == "proposed"


def test_desk_of_no_such_source_is_a_problem(signed_in, amal):
    assert signed_in(amal).get("/desk/999/").status_code == 404


def test_markup_of_a_source_stays_words(keep, signed_in, amal):
    evil = '<script>alert(1)</script> <img src=x onerror="alert(2)">'
    source = keep(f"{evil} عُقدت جولة", title=evil, outlet=evil)

    for address in (f"/desk/{source.pk}/", f"/sources/{source.pk}/", "/sources/", "/"):
        page = html.fromstring(signed_in(amal).get(address).content)

        assert page.xpath("//script[not(@src)] | //img | //@onerror") == []
