"""Errors of ours as a program gets them: in its language, with what to do about them."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from grader.errors import GraderError
from grader.messages import Language, Message, languages

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def telling(lang: str = "") -> Iterator[None]:
    """Have the errors of ours that are raised inside be told in a language.

    Parameters
    ----------
    lang : str
        The reader's; that of `$GRADER_LANG` by default, and English where it is unknown.
    """
    try:
        yield
    except GraderError as error:
        if not hasattr(error, "__notes__"):  # else it is told already
            asked = lang or os.environ.get("GRADER_LANG", "")
            tr = Language(asked if asked in languages() else "en")
            error.args = (tr.of(error.message),)
            if error.hint:
                error.add_note(tr.of(Message("hint: {hint}", hint=error.hint)))
        raise


def told(function: Callable[P, R]) -> Callable[P, R]:
    """Have the errors of a function be told in the language that it is called with."""

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        with telling(str(kwargs.get("lang") or "")):
            return function(*args, **kwargs)

    return call
