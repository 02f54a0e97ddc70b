"""One language, in which screens say things."""

from __future__ import annotations

from typing import Any

from grader.messages.catalogue import SOURCE
from grader.messages.message import Message, in_context, plural, shown


class Language:
    """Says things in one language: for screens, where nothing is stored.

    Examples
    --------
    >>> tr = Language("zh")
    >>> tr("{n} points", n=3), tr.plural("{n} case", "{n} cases", 2)
    """

    def __init__(self, code: str = SOURCE) -> None:
        self.code = code

    def __call__(self, template: str, /, **parameters: Any) -> str:
        """Return a template's text; the template is a literal, for it is extracted."""
        return Message(template, **parameters).text(self.code)

    def plural(self, one: str, many: str, n: int, /, **parameters: Any) -> str:
        """Return the text of the template that fits `n`."""
        return plural(one, many, n, **parameters).text(self.code)

    def in_context(self, context: str, template: str, /, **parameters: Any) -> str:
        """Return the text of a template in a context; see `in_context`."""
        return in_context(context, template, **parameters).text(self.code)

    def of(self, said: object) -> str:
        """Return a message or a text of the content in this language, other things as text."""
        return shown(said, self.code)
