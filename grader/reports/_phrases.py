"""Chinese for English messages, by patterns with holes.

English is the source text, in the code and in what is stored; a table says it in Chinese where a
person reads it, and what no table knows stays as it is. A message may hold what a submission
wrote, so that a pattern is matched in one pass over it, however it is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["Phrases"]

_SLOT = re.compile(r"\{(\d(?::\w+)?)\}")
_VALUE = re.compile(r"\{(\d):value\}")
_DEPTH = 4
_LIST = ", "


class Phrases:
    """Messages of a table, in Chinese.

    Parameters
    ----------
    sentences : mapping of str to str
        English with holes `{}`, each for one or more characters. In the Chinese, `{0}` is what
        the first hole held, `{0:zh}` the same in Chinese, `{0:list}` a list with its items so,
        `{0:said}` another sentence, `{0:text}` a text of the content; with
        `{0:value}`, the pattern fits only if a number, code or a word stands there.
    words : mapping of str to str
        What may stand in such a hole; the sentences themselves if absent.
    texts : mapping of str to str
        Texts of the content.
    """

    def __init__(
        self,
        sentences: Mapping[str, str],
        words: Mapping[str, str] | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self._sentences, self._texts = sentences, texts or {}
        patterns = [(tuple(english.split("{}")), text) for english, text in sentences.items()]
        # the closest fit first, and what may begin with anything last
        patterns.sort(key=lambda pattern: (not pattern[0][0], -sum(map(len, pattern[0]))))
        self._patterns = [pattern for pattern in patterns if len(pattern[0]) > 1]
        self._words = self if words is None else Phrases(words)

    def find(self, text: str) -> str:
        """Return a message in Chinese; an empty string where it is unknown."""
        return self._find(text, 0)

    def __call__(self, text: str) -> str:
        """Return a message in Chinese, or as it is where it is unknown."""
        return self._find(text, 0) or text

    def _find(self, text: str, depth: int) -> str:
        if depth > _DEPTH:
            return ""
        if text in self._sentences and "{}" not in text:
            return self._sentences[text]
        for pieces, chinese in self._patterns:
            holes = _holes(pieces, text)
            if holes is not None and self._fits(chinese, holes, depth):
                return self._filled(chinese, holes, depth)
        return ""

    def _fits(self, chinese: str, holes: Sequence[str], depth: int) -> bool:
        values = [holes[int(number)] for number in _VALUE.findall(chinese)]
        return all(
            value[0] in "`'" or _is_number(value) or self._words._find(value, depth + 1)
            for value in values
        )

    def _filled(self, chinese: str, holes: Sequence[str], depth: int) -> str:
        said = ""
        for place, part in enumerate(_SLOT.split(chinese)):
            if place % 2:
                number, _, how = part.partition(":")
                part = self._hole(holes[int(number)], how, depth + 1)
            said = _joined(said, part)
        return said

    def _hole(self, text: str, how: str, depth: int) -> str:
        if how == "text":
            return self._texts.get(text, text)
        if how == "said":
            return self._find(text, depth) or text
        if how == "list":
            return "、".join(self._words._find(item, depth) or item for item in text.split(_LIST))
        return (self._words._find(text, depth) if how else "") or text


def _holes(pieces: Sequence[str], text: str) -> list[str] | None:
    """Return what stands between the pieces of a pattern; None where it does not fit."""
    first, *middle, last = pieces
    if not (text.startswith(first) and text.endswith(last)):
        return None
    place, end = len(first), len(text) - len(last)
    found = []
    for piece in middle:
        next_ = text.find(piece, place + 1, end)
        if next_ < 0:
            return None
        found.append(text[place:next_])
        place = next_ + len(piece)
    return [*found, text[place:end]] if place < end else None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _joined(left: str, right: str) -> str:
    """Put two parts together, without the space that belongs between Chinese and Latin only."""
    if left[-1:] == " " and _wide(left[-2:-1]) and _wide(right[:1]):
        left = left[:-1]
    elif right[:1] == " " and _wide(right[1:2]) and _wide(left[-1:]):
        right = right[1:]
    return left + right


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef"
