"""Messages in the reader's language; mere English text by the tables that are left."""

from __future__ import annotations

from collections.abc import Callable

from grader.messages import Language, Message
from grader.reports._parts import Situation
from grader.text import clean

__all__ = ["speaker"]


def speaker(lang: str, situation: Situation) -> Callable[[object], str]:
    """Return what puts a message into words; they are clean as a whole, too."""
    tr = Language(lang)
    if lang == "en":
        return lambda said: clean(tr.of(said))
    from grader.reports._chinese import phrases

    known = phrases(situation.texts)

    def say(said: object) -> str:
        plain = isinstance(said, str) and not isinstance(said, Message)
        return clean(known(str(said)) if plain else tr.of(said))

    return say
