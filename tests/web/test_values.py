import pytest
from django.utils import translation

from jawla.register.declare import Type
from jawla.web.values import show_value


@pytest.mark.parametrize(
    ("language", "city", "shown"),
    [
        ("ar", "Hanoi", "<bdi>هانوي</bdi>"),
        ("zh-hans", "Hanoi", "<bdi>河内</bdi>"),
        ("en", "Hanoi", "<bdi>Hanoi</bdi>"),
        ("ar", "Nowhereville", '<bdi lang="en" dir="ltr">Nowhereville</bdi>'),
        ("zh-hans", "صلالة", "<bdi>صلالة</bdi>"),
    ],
)
def test_city_is_shown_in_the_language_of_the_page(language, city, shown):
    with translation.override(language):
        assert show_value(city, Type.CITY) == shown
