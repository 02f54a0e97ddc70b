"""Did you mean: the listed word nearest to one that is not listed."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean", "suggest"]

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


def did_you_mean(word: str, candidates: Iterable[str], noun: str = "known names") -> str:
    """Return a hint: the nearest candidate, or the list of all when none is near and few exist."""
    listed = tuple(candidates)
    if near := suggest(word, listed):
        return f"did you mean `{near}`?"
    if not 0 < len(listed) <= LISTED:
        return ""
    return f"{noun}: {', '.join(f'`{name}`' for name in listed)}"


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-")
