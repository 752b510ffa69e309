from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from ninja import Router

from jawla.api.shapes import ReadIn
from jawla.api.sign_in import officer_of
from jawla.reading.reader import read
from jawla.sources.keep import TextUnfit
from jawla.terms.problem import Problem
from jawla.text.extract import MOST_CHARACTERS, TooLong
from jawla.text.script import language_of

router = Router(tags=["readings"])


class LanguageUntold(Problem):
    """The text is too short or too mixed to tell its language."""

    what = "The language of the text cannot be told."
    where = "The text of the request."
    remedy = "Say its language: ar, zh or en."


@router.post("", summary="Read a text without keeping it: reading.schema.json")
def read_text(request: HttpRequest, given: ReadIn) -> dict[str, Any]:
    officer_of(request)
    if len(given.text) > MOST_CHARACTERS:
        raise TooLong(name="text", most=MOST_CHARACTERS)
    language = given.language or language_of(given.text)
    if not language:
        raise LanguageUntold()
    reading = read(given.text, language=language, title=given.title)
    return reading.to_json(source="", sha256=sha256(_encoded(given.text)).hexdigest())


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise TextUnfit(place=error.start) from None
