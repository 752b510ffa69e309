"""The base of every error that a person reads."""

from __future__ import annotations


class Problem(Exception):  # noqa: N818 - the field says "problem"
    """Something that went wrong, told in three parts: what, where, and what to do.

    The kinds are subclasses that stand beside the function which raises them. The three parts are message
    identifiers in English with `{name}` places; `values` fill them, so that a door can translate the sentence
    first and fill it afterwards.
    """

    what: str = ""
    where: str = ""
    remedy: str = ""

    def __init__(
        self, what: str = "", where: str = "", remedy: str = "", /, **values: str | int | float | None
    ) -> None:
        self.what = what or type(self).what
        self.where = where or type(self).where
        self.remedy = remedy or type(self).remedy
        self.values = values
        super().__init__(str(self))

    def parts(self) -> tuple[str, str, str]:
        """The three sentences in English, filled."""
        return tuple(part.format(**self.values) for part in (self.what, self.where, self.remedy))  # type: ignore[return-value]

    def __str__(self) -> str:
        return " ".join(part for part in self.parts() if part)
