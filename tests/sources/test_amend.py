import pytest

from jawla.officers.access import NotAllowed
from jawla.officers.models import AuditLine
from jawla.sources.amend import amend_speaker, credit_outlet
from jawla.sources.describe import VoiceUnknown
from jawla.sources.models import Source

TEXT = "The minister spoke of the port in the capital."


def speaker(source):
    source = Source.objects.get(pk=source.pk)
    return source.outlet, source.voice, source.voice_state


def test_an_officer_amends_the_speaker(keep, bo, at):
    source = keep(TEXT)

    amend_speaker(
        source=source, outlet="Utenriksdepartementet", voice="ministry", voice_state="NO", by=bo, at=at
    )

    assert speaker(source) == ("Utenriksdepartementet", "ministry", "NO")
    assert AuditLine.objects.last().verb == "amend-speaker"


def test_amend_refuses_a_voice_that_is_none(keep, bo, at):
    with pytest.raises(VoiceUnknown):
        amend_speaker(source=keep(TEXT), outlet="", voice="rumour", voice_state="", by=bo, at=at)


def test_a_reader_amends_nothing(keep, carmen, at):
    with pytest.raises(NotAllowed):
        amend_speaker(source=keep(TEXT), outlet="", voice="press", voice_state="", by=carmen, at=at)


@pytest.mark.parametrize(
    ("said", "credited", "stands"),
    [
        ({}, "KUNA", ("KUNA", "agency", "KW")),
        ({}, "The Daily", ("The Daily", "press", "")),
        ({}, "", ("", "press", "")),
        ({"outlet": "The Daily"}, "KUNA", ("The Daily", "press", "")),
        ({"voice": "ministry", "voice_state": "NO"}, "KUNA", ("KUNA", "ministry", "NO")),
    ],
)
def test_a_text_credits_its_outlet_where_nobody_said_it(keep, at, said, credited, stands):
    source = keep(TEXT, **said)

    credit_outlet(source=source, outlet=credited, at=at)

    assert speaker(source) == stands
