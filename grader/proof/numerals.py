"""The numbers that a text names, so that its languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.messages import SOURCE, Text

_INSERT = re.compile(r"\{\{.*?\}\}", re.S)
_NUMERAL = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_WORD = re.compile(r"[a-z]+")

_ENGLISH = {
    "0": "zero zeros",
    "1": "one ones once first single",
    "2": "two second twice both double doubled half halves pair",
    "3": "three third",
    "4": "four fourth quarter",
    "5": "five fifth",
    "6": "six sixth",
    "7": "seven seventh",
    "8": "eight eighth",
    "9": "nine ninth",
    "10": "ten tenth",
    "12": "twelve dozen",
    "16": "sixteen",
    "20": "twenty",
    "100": "hundred",
    "1000": "thousand",
}
_IN_ENGLISH = {word: value for value, words in _ENGLISH.items() for word in words.split()}
_IN_CHINESE = {sign: str(place) for place, sign in enumerate("零一二三四五六七八九十")}
_IN_CHINESE |= {"两": "2", "半": "2", "双": "2", "百": "100", "千": "1000"}


def unequal(text: Text) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield (language, what only English has, what only that language has).

    Numbers and drawn values are compared. A number in digits may be a word in the other language.
    """
    whole = text.by_language()
    english = whole[SOURCE]
    for lang, other in whole.items():
        if lang == SOURCE:
            continue
        only = _numbers(english) - _numbers(other) - {_IN_CHINESE.get(sign) for sign in other}
        words = _WORD.findall(english.lower())
        missing = _numbers(other) - _numbers(english) - {_IN_ENGLISH.get(word) for word in words}
        if only or missing:
            yield lang, sorted(only), sorted(missing)


def _numbers(text: str) -> set[str]:
    inserts = {re.sub(r"\s", "", insert) for insert in _INSERT.findall(text)}
    return inserts | set(_NUMERAL.findall(_INSERT.sub(" ", text)))
