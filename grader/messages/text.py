"""Texts of the content, in the languages their author wrote, and what a parameter reveals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.messages.catalogue import SOURCE


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """A sentence of the content in English and in the other languages it has been written in.

    Examples
    --------
    >>> Text("mask", zh="掩码").get("zh"), Text("mask").get("zh")
    ('掩码', 'mask')
    """

    en: str
    others: tuple[tuple[str, str], ...]
    """The code of a language and the sentence in it, by code."""

    def __init__(self, en: str, **others: str) -> None:
        object.__setattr__(self, "en", en)
        written = sorted((lang, text) for lang, text in others.items() if text)
        object.__setattr__(self, "others", tuple(written))

    def get(self, lang: str = SOURCE) -> str:
        """Return the sentence in `lang`, English where there is no other."""
        return dict(self.others).get(lang, self.en)

    def by_language(self) -> dict[str, str]:
        """Return the sentence by the codes of the languages it has been written in."""
        return {SOURCE: self.en, **dict(self.others)}

    def mapped(self, change: Callable[[str], str]) -> Text:
        """Return the text with the sentence changed in every language."""
        return Text(**{lang: change(text) for lang, text in self.by_language().items()})


@dataclass(frozen=True, slots=True)
class Reveals:
    """A parameter that not every reader may see; `what` is `expected` or `hidden`."""

    what: str
    value: Any


def expected(value: Any) -> Reveals:
    """Mark a parameter as telling what was expected."""
    return Reveals("expected", value)
