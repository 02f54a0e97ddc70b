"""Bare `grader`: where am I, and what next; at most twelve lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.cli._learner_words import LearnerWords

__all__ = ["home"]

_LABEL = 8


def home(setting: Setting) -> None:
    """Print the learner's place in the course."""
    from grader.cli._learner_words import learner_words
    from grader.cli._open import home_facts
    from grader.cli._table import with_command
    from grader.text import cells, columns, pad

    words = learner_words(setting.lang)
    history = setting.history()
    heads, standings = setting.course.heads(), setting.standings()
    done = sum(1 for head in heads if (s := standings.get(head.id)) and s.passed)
    left = words.workspace.format(path=_home_relative(setting))
    right = words.exercises_done.format(n=done, of=len(heads))
    lines = [*columns(left, right, setting.width), "", *_exercise(setting, words)]
    for label, text, command in home_facts(setting, history):
        lines += with_command(f"  {pad(label, _LABEL)}{text}", command, setting.width)
    width = max(cells(words.all_exercises), cells(words.all_commands)) + 3
    last = ["", f"  {pad(words.all_exercises, width)}grader list"]
    last += [f"  {pad(words.all_commands, width)}grader --help"]
    setting.emit("\n".join([*lines[: 12 - len(last)], *last]) + "\n")


def _exercise(setting: Setting, words: LearnerWords) -> list[str]:
    """Return the exercise that is open, or the one to begin, and the command for it."""
    from grader.cli._next import following
    from grader.cli._work import command_for
    from grader.text import pad, wrap

    heads, standings = setting.course.heads(), setting.standings()
    known = {head.id for head in heads}
    working = [s for name, s in standings.items() if name in known and s.begun and not s.passed]
    label, after = f"  {pad(words.open, _LABEL)}", f"  {pad(words.next, _LABEL)}"
    if working:
        standing = working[-1]
        facts = [words.tried.format(n=standing.tries) if standing.tries else words.started]
        if standing.diagnosis:
            facts.append(words.last.format(names=", ".join(standing.diagnosis)))
        text = f"{label}{standing.exercise}   {words.comma.join(facts)}"
        command = command_for(setting, standing.exercise)
        return [*wrap(text, setting.width), f"{after}{command}"]
    passed = [name for name, s in standings.items() if name in known and s.passed]
    if ahead := following(heads, standings, passed[-1] if passed else ""):
        title = next(head.title.get(setting.lang) for head in heads if head.id == ahead)
        text = f"{label}{ahead}   {title}"
        return [*wrap(text, setting.width), f"{after}{command_for(setting, ahead)}"]
    return [f"  {words.all_done}", f"{after}grader progress"]


def _home_relative(setting: Setting) -> str:
    home = setting.environ.get("HOME", "")
    text = str(setting.workspace)
    return f"~{text.removeprefix(home)}" if home and text.startswith(f"{home}/") else text
