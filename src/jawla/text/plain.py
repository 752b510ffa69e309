"""Plain text: the file itself, with one kind of line end."""

from __future__ import annotations

from jawla.text.extract import Extract, first_line


def extract_plain(text: str) -> Extract:
    r"""The text unchanged but for line ends (`\n`); its title is the first line, where that is short."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Extract(text, title=first_line(text))
