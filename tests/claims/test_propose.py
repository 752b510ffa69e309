import pytest
from at_once import at_once
from django.db import IntegrityError, connection, transaction

from jawla.claims.decide import correct
from jawla.claims.evidence import QuoteNotFound, require_quote
from jawla.claims.models import Claim, Group, Reading
from jawla.claims.propose import (
    AlreadyRead,
    GroupElsewhere,
    LanguageUnclear,
    ValueMissing,
    add_claim,
    propose_claims,
)
from jawla.officers.access import NotAllowed
from jawla.reading.reader import READER_VERSION, UnreadLanguage
from jawla.terms.quote import Quote

SPANISH = (
    "El ministro de Asuntos Exteriores presidió ayer en Madrid las consultas políticas con China. "
    "En la reunión se habló de la cooperación entre los dos países."
)


def test_a_reading_becomes_claims_with_their_words(source, at):
    reading = propose_claims(source=source, at=at)

    claims = list(Claim.objects.all())
    assert reading.relevant and reading.problem is None and reading.content["document"]["language"] == "en"
    assert {claim.field for claim in claims} >= {"role", "mechanism", "ordinal"}
    assert all(source.text[c.start : c.end] == c.quote for c in claims)
    assert {(c.state, c.reader_version, c.proposed_by) for c in claims} == {
        ("proposed", READER_VERSION, None)
    }
    assert all(c.pattern for c in claims)


def test_a_second_reading_doubles_nothing(source, at):
    propose_claims(source=source, at=at)
    before = Claim.objects.count()

    with pytest.raises(AlreadyRead):
        propose_claims(source=source, at=at)

    assert (Claim.objects.count(), Reading.objects.count()) == (before, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_read_at_once_double_nothing(source, at):
    outcomes = at_once(*[lambda: propose_claims(source=source, at=at)] * 2)

    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyRead", "Reading"]
    assert Group.objects.filter(kind="round").count() == 1


def test_what_an_officer_added_before_the_reading_stays(source, claim, at):
    propose_claims(source=source, at=at)

    claim.group.refresh_from_db()
    assert claim.group.position == 1
    assert Group.objects.exclude(pk=claim.group.pk).order_by("position").first().position == 2


@pytest.mark.parametrize(("text", "kind"), [(SPANISH, UnreadLanguage), ("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾ", LanguageUnclear)])
def test_a_text_that_is_not_read_says_so(keep, at, text, kind):
    reading = propose_claims(source=keep(text), at=at)

    assert (reading.relevant, reading.content, reading.problem["what"]) == (None, {}, kind.what)
    assert reading.problem["remedy"] == kind.remedy
    assert not Claim.objects.exists()


def test_the_outlet_that_a_text_credits_becomes_its_sources(keep, at):
    source = keep(
        "الكويت - 3 - 5 (كونا) -- عقدت اليوم الجولة الخامسة من المشاورات السياسية "
        "بين وزارتي خارجية دولة الكويت وجمهورية الصين الشعبية في مدينة بكين."
    )

    propose_claims(source=source, at=at)

    source.refresh_from_db()
    assert (source.outlet, source.voice, source.voice_state) == ("KUNA", "agency", "KW")


def test_an_added_claim_is_proposed_with_its_words(claim, amal):
    claim.refresh_from_db()

    assert (claim.quote, claim.state, claim.proposed_by, claim.pattern) == ("Oslo", "proposed", amal, "")


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-3, 2), (0, 10_000), (10_000, 10_001)])
def test_a_claim_without_words_in_its_text_is_refused(source, amal, at, start, end):
    with pytest.raises(QuoteNotFound, match=f"characters {start} to {end}"):
        add_claim(
            source=source, kind="round", field="city", value="Oslo", start=start, end=end, by=amal, at=at
        )

    assert not Group.objects.exists()


def test_a_quote_that_stands_elsewhere_is_refused(source):
    with pytest.raises(QuoteNotFound):
        require_quote(source, "city", Quote(0, 4, "Oslo"))


@pytest.mark.parametrize("shift", [-1, 1])
def test_the_database_refuses_a_quote_that_is_not_in_the_text(claim, shift):
    with pytest.raises(IntegrityError, match="the quote is not in the text"), transaction.atomic():
        Claim.objects.create(
            source=claim.source, group=claim.group, field="city", value="Oslo", quote="Oslo",
            start=claim.start + shift, end=claim.end + shift, proposed_at=claim.proposed_at,
        )  # fmt: skip


@pytest.mark.parametrize("field", ["value", "quote", "pattern", "field"])
def test_the_database_keeps_a_claim_as_it_was(claim, field):
    with pytest.raises(IntegrityError, match="what was written stays"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**{field: "other"})


def test_the_database_lets_no_claim_go(claim):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_claim")


def test_a_claim_needs_a_field_and_a_value(source, amal, at):
    for said in ({"field": "", "value": 1}, {"field": "city", "value": ""}):
        with pytest.raises(ValueMissing):
            add_claim(source=source, kind="round", start=0, end=1, by=amal, at=at, **said)


def test_a_group_of_another_source_is_refused(claim, keep, amal, at):
    other = keep("Another text of some other day.")

    with pytest.raises(GroupElsewhere):
        add_claim(source=other, group=claim.group, field="city", value="x", start=0, end=1, by=amal, at=at)


def test_a_reader_adds_no_claim(source, carmen, at):
    with pytest.raises(NotAllowed):
        add_claim(source=source, kind="round", field="city", value="x", start=0, end=1, by=carmen, at=at)


@pytest.mark.django_db(transaction=True)
def test_adding_and_correcting_at_once_both_come_to_an_end(claim, amal, bo, at):
    for value in range(5):
        outcomes = at_once(
            lambda: add_claim(
                source=claim.source, kind="project", field="name", value="x", start=0, end=1, by=amal, at=at
            ),
            lambda value=value: correct(
                claim=Claim.objects.latest("pk"), value=f"Oslo {value}", by=bo, at=at
            ),
        )

        assert [type(one) for one in outcomes] == [Claim, Claim]


@pytest.mark.django_db(transaction=True)
def test_two_who_add_at_once_make_two_groups(source, amal, bo, at):
    def add(by):
        return add_claim(source=source, kind="project", field="name", value="x", start=0, end=1, by=by, at=at)

    outcomes = at_once(lambda: add(amal), lambda: add(bo))

    assert sorted(one.group.position for one in outcomes) == [1, 2]
