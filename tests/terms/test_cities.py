from __future__ import annotations

import pytest

from jawla.terms.cities import city_name
from jawla.terms.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("city", "language", "name"),
    [
        ("Beijing", "ar", "بكين"),
        ("Beijing", "zh", "北京"),
        ("Kuwait City", "ar", "مدينة الكويت"),
        ("Muscat", "en", "Muscat"),
    ],
)
def test_a_city_has_its_name_in_each_language(city, language, name):
    assert city_name(city, language) == name


def test_a_city_nobody_listed_keeps_its_name():
    assert city_name("Hereabouts", "ar") == "Hereabouts"


def test_every_capital_has_a_name_in_arabic_and_chinese():
    capitals = {term.capital for term in vocabulary("states").values() if term.capital}

    assert len(capitals) > 190
    assert not [city for city in capitals if "" in (city_name(city, "ar"), city_name(city, "zh"))]
    assert not [city for city in capitals if city_name(city, "zh").isascii()]
