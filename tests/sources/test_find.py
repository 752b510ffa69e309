import pytest

from jawla.sources import find
from jawla.sources.keep import keep_text


@pytest.fixture
def three(keep):
    return [
        keep("The minister spoke of the port in the capital.", voice="agency"),
        keep("تحدث الوزير عن الميناء في العاصمة وعن مشروعات أخرى.", title="الميناء"),
        keep("The weather was fine all over the country.", outlet="The Daily"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [2, 1, 0]),
        ({"voice": "agency"}, [0]),
        ({"language": "ar"}, [1]),
        ({"words": "the port"}, [0]),
        ({"words": "الميناء"}, [1]),
        ({"words": "daily weather"}, [2]),
        ({"words": "port weather"}, []),
    ],
)
def test_sources_are_found_by_what_is_asked(three, asked, found):
    assert list(find.find_sources(**asked)) == [three[n] for n in found]


def test_a_list_takes_one_query_and_leaves_the_texts_out(three, django_assert_num_queries):
    with django_assert_num_queries(1):
        listed = [(one.title, str(one.kept_by), one.times_seen) for one in find.find_sources()]

    assert len(listed) == 3
    assert all("text" in one.get_deferred_fields() for one in find.find_sources())


def test_each_time_a_source_was_met_is_told(three, bo, at):
    keep_text(text=three[0].text, address="https://example.org/", by=bo, at=at)

    seen = find.find_sightings(three[0].pk)

    assert [(one.by, one.address) for one in seen] == [("Amal", ""), ("Bo", "https://example.org/")]


@pytest.mark.parametrize("ask", [find.find_source, find.find_original, find.find_sightings])
def test_a_source_that_is_not_there_is_named(db, ask):
    with pytest.raises(find.SourceUnknown, match="Source 77"):
        ask(77)
