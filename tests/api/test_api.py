"""The API as a program sees it: JSON in, JSON out, the same verbs as the pages."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jawla.claims import background
from jawla.claims.models import Claim
from jawla.officers.sign_in import make_token
from jawla.sources.models import Source

TEXT = (
    "The fifth round of political consultations between the foreign ministries of Norway and Sweden "
    "was held in Oslo on 3 May 2024."
)


class Program:
    """A program with an officer's token."""

    def __init__(self, officer, at, **headers):
        token = make_token(officer=officer, name="test", at=at)
        self.client = Client(headers={"Authorization": f"Bearer {token}", **headers})

    def get(self, path, **query):
        return self._said(self.client.get(f"/api{path}", query))

    def post(self, path, **body):
        return self._said(self.client.post(f"/api{path}", json.dumps(body), content_type="application/json"))

    @staticmethod
    def _said(answer):
        return answer.status_code, answer.json()


@pytest.fixture
def program(bo, at):
    return Program(bo, at)


@pytest.fixture
def source(program):
    _, kept = program.post("/sources/text", text=TEXT)
    background.read_source.call(kept["source"]["id"])
    return Source.objects.get()


def test_a_text_is_kept_once_and_recognised_twice(program):
    first = program.post("/sources/text", text=TEXT, voice="ministry", voice_state="NO")
    again = program.post("/sources/text", text=TEXT)

    assert (first[0], first[1]["new"], first[1]["same"]) == (201, True, None)
    assert (again[0], again[1]["new"], again[1]["same"]) == (200, False, "bytes")
    assert first[1]["source"]["kept_by"] == "Bo" and first[1]["source"]["voice_state"] == "NO"


def test_a_file_is_kept_and_handed_out_as_it_came(program):
    content = TEXT.encode("utf-16")
    file = SimpleUploadedFile("round.txt", content)

    kept = program.client.post("/api/sources/file", {"file": file, "outlet": "KUNA"}).json()

    original = program.client.get(f"/api/sources/{kept['source']['id']}/original")
    assert (kept["source"]["name"], kept["source"]["voice"]) == ("round.txt", "agency")
    assert original.content == content
    assert original["Content-Disposition"].startswith("attachment")
    assert original["Content-Type"] == "application/octet-stream"


def test_an_inward_address_is_refused(program):
    status, said = program.post("/sources/address", address="http://127.0.0.1/")

    assert (status, said["kind"]) == (422, "AddressRefused")
    assert said["what"] and said["where"] and said["remedy"]


def test_a_source_tells_its_text_and_reading(program, source):
    status, whole = program.get(f"/sources/{source.pk}")
    _, reading = program.get(f"/sources/{source.pk}/reading")
    _, listed = program.get("/sources", words="oslo")

    assert (status, whole["text"], whole["read"]) == (200, TEXT, True)
    assert len(whole["sightings"]) == 1 and whole["claims"]["proposed"] > 3
    assert reading["reading"]["relevant"] is True
    assert (listed["count"], "text" in listed["items"][0]) == (1, False)


def test_a_text_is_read_without_being_kept(program):
    status, reading = program.post("/readings", text=TEXT)

    ordinal = reading["rounds"][0]["ordinal"]
    assert status == 200 and TEXT[ordinal["start"] : ordinal["end"]] == ordinal["quote"]
    assert not Source.objects.exists()


def test_claims_are_accepted_and_taken_back(program, source):
    numbers = [claim.pk for claim in Claim.objects.all()]

    accepted = program.post("/claims/accept", claims=numbers)
    stands = program.get("/claims", source=source.pk, state="accepted")
    withdrawn = program.post("/claims/withdraw", claims=numbers[:1], reason="too early")

    assert accepted[0] == withdrawn[0] == 200
    assert stands[1]["count"] == len(numbers) == len(accepted[1]["decisions"])
    assert accepted[1]["records"]
    assert [(d["claim"], d["verdict"], d["by"]) for d in withdrawn[1]["decisions"]] == [
        (numbers[0], "proposed", "Bo")
    ]


def test_records_are_told_with_the_evidence_of_each_value(program, source):
    program.post("/claims/accept", claims=[claim.pk for claim in Claim.objects.all()])

    kinds = {one["kind"]: one for one in program.get("/records")[1]}
    mechanism = program.get("/records/mechanism")[1]["items"][0]
    listed = program.get("/records/round", mechanism=mechanism["id"])[1]
    status, whole = program.get(f"/records/round/{listed['items'][0]['id']}")

    assert (status, kinds["round"]["count"], listed["count"]) == (200, 1, 1)
    assert sorted(mechanism["values"]["parties"]) == ["NO", "SE"] and mechanism["caption"]
    assert (whole["values"]["ordinal"], whole["differences"]) == (5, [])
    (witness,) = whole["evidence"]["ordinal"]
    assert TEXT[witness["start"] : witness["end"]] == witness["quote"] == "fifth"
    assert witness["decisions"][0]["by"] == "Bo"


def test_records_are_chosen_only_by_what_they_belong_to(program):
    status, said = program.get("/records/person", mechanism=1)

    assert (status, said["kind"]) == (422, "FilterUnknown")


def test_a_claim_is_rejected_with_a_reason_only(program, source):
    number = Claim.objects.first().pk

    refused = program.post("/claims/reject", claims=[number], reason=" ")
    rejected = program.post("/claims/reject", claims=[number], reason="misread")

    assert (refused[0], refused[1]["kind"], rejected[0]) == (422, "ReasonMissing", 200)


def test_a_claim_is_corrected_and_its_history_told(program, source):
    number = Claim.objects.get(field="ordinal").pk

    status, said = program.post(f"/claims/{number}/correct", value=6, reason="misprint")

    _, new = program.get(f"/claims/{said['claim']}")
    _, history = program.get(f"/claims/{number}/history")
    assert (status, new["value"], new["instead_of"], new["state"]) == (200, 6, number, "accepted")
    assert [one["verdict"] for one in history] == ["corrected", "accepted"]


def test_a_claim_is_added_with_its_words(program, source):
    start = TEXT.index("Oslo")

    status, claim = program.post(
        "/claims", source=source.pk, kind="instrument", field="subject", value="x", start=start, end=start + 4
    )

    assert (status, claim["quote"], claim["group_kind"], claim["state"]) == (
        201,
        "Oslo",
        "instrument",
        "proposed",
    )


def test_who_comes_second_is_told_so(program, source, amal, at):
    number = Claim.objects.get(field="ordinal").pk
    program.post("/claims/reject", claims=[number], reason="no")

    status, said = Program(amal, at).post("/claims/accept", claims=[number])

    assert (status, said["kind"]) == (409, "AlreadyDecided")
    assert "Bo" in said["what"]


def test_a_reader_reads_and_decides_nothing(source, carmen, at):
    program = Program(carmen, at)
    number = Claim.objects.first().pk
    acts = [
        program.post("/claims/accept", claims=[number]),
        program.post("/claims/reject", claims=[number], reason="no"),
        program.post("/claims/withdraw", claims=[number]),
        program.post(f"/claims/{number}/correct", value=9),
        program.post("/sources/text", text="Another text altogether."),
        program.post("/sources/address", address="https://example.org/"),
        program.post("/claims", source=source.pk, kind="round", field="city", value="x", start=0, end=1),
    ]

    assert program.get("/sources")[0] == 200
    assert {(status, said["kind"]) for status, said in acts} == {(403, "NotAllowed")}


@pytest.mark.parametrize(
    "path",
    [
        "/sources",
        "/sources/1",
        "/sources/1/original",
        "/sources/1/reading",
        "/claims",
        "/claims/1",
        "/records",
        "/records/round",
        "/records/round/1",
    ],
)
@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guess"}])
def test_nobody_is_told_nothing(db, path, headers):
    answer = Client(headers=headers).get(f"/api{path}")

    assert answer.status_code == 401
    assert set(answer.json()) == {"kind", "what", "where", "remedy"}


def test_a_session_serves_but_not_without_its_token_of_the_form(amal):
    client = Client(enforce_csrf_checks=True)
    client.force_login(amal)

    read = client.get("/api/sources")
    forged = client.post("/api/sources/text", json.dumps({"text": TEXT}), content_type="application/json")

    assert (read.status_code, forged.status_code) == (200, 403)
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/sources/7",
        "/sources/7/original",
        "/sources/7/reading",
        "/claims/7",
        "/records/round/7",
        "/records/x",
    ],
)
def test_what_is_not_there_is_404(program, path):
    status, said = program.get(path)

    assert (status, said["kind"].endswith("Unknown")) == (404, True)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sources/text", {}),
        ("/sources/text", {"text": 7}),
        ("/claims/accept", {"claims": []}),
        ("/claims/accept", {"claims": [10**30]}),
        ("/claims/accept", {"claims": ["x"]}),
        ("/claims/accept", {"claims": [-1]}),
        ("/claims/0/correct", {}),
        ("/readings", {"text": ""}),
        ("/readings", {"text": "Buenos días a todos, hoy hace buen tiempo.", "language": "es"}),
        ("/readings", {"text": "a" * 2_000_001}),
    ],
)
def test_a_request_that_does_not_fit_is_told(program, path, body):
    status, said = program.post(path, **body)

    assert status == 422
    assert set(said) == {"kind", "what", "where", "remedy"} and said["remedy"]


def test_what_is_no_json_is_told(program):
    answer = program.client.post("/api/sources/text", b"{", content_type="application/json")

    assert (answer.status_code, answer.json()["kind"]) == (400, "RequestUnfit")


def test_half_characters_are_refused(program):
    answer = program.client.post(
        "/api/sources/text", b'{"text": "a\\ud83d"}', content_type="application/json"
    )

    assert answer.status_code in (400, 422) and answer.json()["remedy"]


def test_every_path_is_described(program):
    description = program.client.get("/api/openapi.json").json()

    operations = [one for path in description["paths"].values() for one in path.values()]
    assert len(operations) >= 20
    assert all(one["summary"] and one["tags"] for one in operations)
