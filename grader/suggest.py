"""Did you mean: the listed word nearest to one that is not listed."""

from __future__ import annotations

from collections.abc import Iterable

from grader.messages import Message

LISTED = 12
"""A longer list of candidates is no help."""


def suggest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate nearest to `word`, or an empty string when none is near.

    Case, and `-` against `_`, do not count as differences.
    """
    import difflib  # only a failing path needs it

    folded = {_fold(candidate): candidate for candidate in candidates}
    near = difflib.get_close_matches(_fold(word), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def nearest(word: str, candidates: Iterable[str], otherwise: Message) -> Message:
    """Return a hint: the nearest candidate, or what is said where none is near."""
    near = suggest(word, candidates)
    return Message("did you mean `{near}`?", near=near) if near else otherwise


def did_you_mean(
    word: str, candidates: Iterable[str], noun: Message | None = None, *, most: int = LISTED
) -> Message | None:
    """Return a hint: the nearest candidate, or the list of all when none is near and few exist.

    `noun` says what is listed: known names, if absent; `most` is how many are few.
    """
    listed = tuple(candidates)
    if near := suggest(word, listed):
        return Message("did you mean `{near}`?", near=near)
    if not 0 < len(listed) <= most:
        return None
    noun = noun or Message("known names")
    return Message("{noun}: {names}", noun=noun, names=quoted(listed))


def fitting(word: str, names: Iterable[str]) -> list[str]:
    """Return the names that a shortened `word` can mean.

    It is the name itself, else those that begin with it, else those in which it stands anywhere.
    """
    listed = tuple(names)
    if not word or word in listed:
        return [word] if word else []
    beginning = [name for name in listed if name.startswith(word)]
    return beginning or [name for name in listed if word in name]


def quoted(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in backticks, as a list for a message."""
    return tuple(f"`{name}`" for name in names)


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-")
