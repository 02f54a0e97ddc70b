"""What is likely to be the reason that nothing came back, and what to do about it."""

from __future__ import annotations

import re

from grader.messages import NOTHING, Message, Place
from grader.model import Facts, Inner, Raised, TimedOut
from grader.suggest import suggest

_FULL_WIDTH = dict(zip("，：（）；“”‘’【】＝＋－＊", ",:();\"\"''[]=+-*", strict=True))
_TYPES = {
    "SystemExit": Message("take it out: a function hands its result back with `return`"),
    "EOFError": Message("nobody types here: take out `input`, and use the parameters"),
    "TabError": Message("indent every line with spaces: four for each level"),
}
_RESULTS = {
    "coroutine": Message("write `def` instead of `async def`"),
    "generator": Message("write `return` instead of `yield`"),
}
_QUOTED = re.compile(r"'(\w+)'")
_IMPORTS = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "torch": "import torch",
    "nn": "from torch import nn",
    "F": "import torch.nn.functional as F",
    "math": "import math",
}
_TOLD = 4
"""Names and lines that are told of many."""


def on_missing(name: str, facts: Facts) -> Message:
    """Say where a function that is not at the top level may stand instead."""
    if held := [inner for inner in facts.elsewhere if inner.name == name]:
        return _held(name, held)
    if name in facts.functions:
        place = Place(facts.functions[name])
        return Message("the definition at {place} failed: mend that first", place=place)
    if near := suggest(name, facts.functions.keys() - facts.wanted):
        line = Place(facts.functions[near])
        return Message(
            "did you mean `{near}`, {place}? call it `{name}`", near=near, place=line, name=name
        )
    if near := suggest(name, (inner.name for inner in facts.elsewhere)):
        line = Place(next(inner.line for inner in facts.elsewhere if inner.name == near))
        return Message(
            "did you mean `{near}`, {place}? call it `{name}`", near=near, place=line, name=name
        )
    if facts.empty:
        return Message("there is no code in the file: is it saved?")
    if not facts.functions:
        return Message("no function stands at the left margin of the file")
    names = tuple(f"`{one}`" for one in [*facts.functions][:_TOLD])
    return Message("it defines {names}", names=names)


def _held(name: str, held: list[Inner]) -> Message:
    first, place = held[0], Place(held[0].line)
    if len(held) > 1 and first.kind == "class":
        owners = tuple(f"`{inner.owner}`" for inner in held[:_TOLD])
        return Message(
            "it stands in the classes {owners}: write `def {name}` once, at the left margin",
            owners=owners,
            name=name,
        )
    if first.kind in ("class", "needy"):
        return Message(
            "it stands in class `{owner}`, {place}, which needs arguments to be made: write "
            "`def {name}` at the left margin, without `self`",
            owner=first.owner,
            place=place,
            name=name,
        )
    if first.kind == "main":
        return Message(
            '{place} defines it under `if __name__ == "__main__":`, which does not run here: '
            "move it to the left margin",
            place=place,
        )
    return Message(
        "{place} defines it inside of `{owner}`: move it to the left margin",
        place=place,
        owner=first.owner,
    )


def on_time(seen: TimedOut, facts: Facts) -> Message:
    """Say which loop may not end."""
    if seen.limit == "load":
        return Message(
            "what stands outside of functions runs when the file is imported: take it out, or put "
            'it under `if __name__ == "__main__":`'
        )
    if seen.line:
        return _on_loop(seen, facts)
    whiles = [loop for loop in facts.loops if loop.endless]
    if not whiles:
        return Message("is there a loop that does not end, or one over every entry?")
    places = tuple(Place(loop.line) for loop in whiles[:_TOLD])
    return Message("does the `while` ever end? {places}", places=places)


def _on_loop(seen: TimedOut, facts: Facts) -> Message:
    """Say what to look at in the innermost loop around the line that was running."""
    for frame in reversed(seen.frames):
        around = [one for one in facts.loops if one.line <= frame.line <= one.last]
        if around:
            loop = max(around, key=lambda one: one.line)
            if loop.endless:
                return Message(
                    "does the `while` ever end? see {place}: what changes its condition?",
                    place=Place(loop.line),
                )
            return Message("how often does the loop at {place} run?", place=Place(loop.line))
    return NOTHING


def on_raised(seen: Raised) -> Message:
    """Say what Python's own words do not."""
    if seen.stage == "syntax":
        return _on_syntax(seen)
    if seen.type == "RecursionError" and seen.frames:
        return Message("`{name}` calls itself and never stops", name=seen.frames[-1].function)
    if seen.stage == "result":
        return _RESULTS.get(seen.parameters.get("type", ""), NOTHING)
    if seen.type == "TypeError" and not seen.frames:
        return _on_call(seen.message)
    if seen.type == "NameError":
        return _on_name(seen.message)
    return _TYPES.get(seen.type, NOTHING)


def _on_call(said: str) -> Message:
    """Say which parameters a function lacks, or has too many of, for how it is called."""
    names = tuple(f"`{name}`" for name in _QUOTED.findall(said))
    if "required positional argument" in said or "required keyword-only argument" in said:
        return Message(
            "it is called without {names}: give a default value to each, or take it out",
            names=names,
        )
    if "unexpected keyword argument" in said and names:
        return Message("it is called with {names}: name the parameter so", names=names)
    return NOTHING


def _on_name(said: str) -> Message:
    """Say which import is missing."""
    name = next(iter(_QUOTED.findall(said)), "")
    if name not in _IMPORTS:
        return NOTHING
    return Message("write `{line}` at the top of the file", line=_IMPORTS[name])


def _on_syntax(seen: Raised) -> Message:
    wide = next((one for one in _FULL_WIDTH if f"'{one}'" in seen.message), "")
    if wide:
        return Message(
            "`{wide}` is a full-width character: type `{plain}`", wide=wide, plain=_FULL_WIDTH[wide]
        )
    line = seen.frames[-1].text.strip() if seen.frames else ""
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return Message("a merge left this line: keep one of the two versions, without the marks")
    if line.startswith("```"):
        return Message("this line is no Python: take out what stood around the code where it was")
    if line.startswith((">>>", "... ")):
        return Message("take out the marks of a Python prompt: `>>>` and `...`")
    if seen.type == "TabError":
        return _on_tabs(seen)
    if line.startswith(("%", "!")):
        return Message("a command of a notebook is no Python: take it out of the file")
    return _TYPES.get(seen.type, NOTHING)


def _on_tabs(seen: Raised) -> Message:
    """Say which kind of indentation a line has that others have not: nobody sees it."""
    said, place = _TYPES["TabError"], Place(seen.line)
    text = seen.frames[-1].text if seen.frames else ""
    if text.startswith("\t"):
        return Message("{place} begins with a tab; {advice}", place=place, advice=said)
    if text.startswith(" "):
        return Message("a line above {place} begins with a tab; {advice}", place=place, advice=said)
    return said


def not_utf8(source: bytes) -> Message:
    """Say how a file in another encoding is saved as it must be."""
    place = Message("in your editor's status bar, or where it saves under another name")
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Message("it is UTF-16: save it again as UTF-8 ({place})", place=place)
    return Message("save it again as UTF-8 ({place})", place=place)
