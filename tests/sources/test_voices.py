import pytest

from jawla.sources import voices
from jawla.sources.voices import Speaker, VoicesUnfit, guess_speaker


@pytest.mark.parametrize(
    ("address", "voice", "state"),
    [
        ("https://www.mofa.gov.kw/ar/news/1", "ministry", "KW"),
        ("https://www.mfa.gov.cn/web/1.shtml", "ministry", "CN"),
        ("https://www.fmprc.gov.cn/eng/", "ministry", "CN"),
        ("https://mofa.go.jp/a", "ministry", "JP"),
        ("https://beijing.mfa.gov.hu/a", "ministry", "HU"),
        ("https://www.gov.uk/", "press", ""),
        ("https://www.kuna.net.kw/ArticleDetails.aspx?id=1", "agency", "KW"),
        ("http://arabic.news.cn/2025/c.htm", "agency", "CN"),
        ("https://www.reuters.com/world/", "agency", ""),
        ("https://notmofa.gov.kw.example.com/", "press", ""),
        ("https://example.org/mofa.gov.kw", "press", ""),
        ("https://[::1", "press", ""),
        ("", "press", ""),
    ],
)
def test_an_address_tells_its_voice(address, voice, state):
    speaker = guess_speaker(address=address)

    assert (speaker.voice, speaker.state) == (voice, state)


def test_an_outlet_tells_its_voice_in_any_script():
    names = ["كونا", "KUNA", "kuna", "科威特通讯社"]

    assert {guess_speaker(outlet=name) for name in names} == {Speaker("KUNA", "agency", "KW")}


def test_an_outlet_that_is_not_known_is_press_under_its_own_name():
    assert guess_speaker(outlet="The Daily") == Speaker("The Daily", "press", "")


def test_an_entry_with_an_unknown_key_is_named():
    with pytest.raises(VoicesUnfit, match="KUNA"):
        voices._check({"outlet": "KUNA", "voice": "agency", "state": "KW", "hosts": [], "host": []})


def test_no_host_and_no_name_speaks_for_two():
    entries = voices._data()["speaker"]

    hosts = [host for one in entries for host in one["hosts"]]
    names = [voices._folded(n) for one in entries for n in [one["outlet"], *one.get("names", [])]]

    assert len(hosts) == len(set(hosts)) and len(names) == len(set(names))
