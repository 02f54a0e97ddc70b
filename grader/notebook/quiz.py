"""A quiz in a notebook: to click on where widgets are installed, else line by line."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from html import escape
from typing import Any

from grader.interface.asked import Asked
from grader.interface.quiz_screen import Screen
from grader.interface.sitting import Selection, Sitting
from grader.interface.terminal import Prompt
from grader.messages import NOTHING
from grader.model import Misconception
from grader.questions import Unreadable

_WIDTH = 80


def ask(page: Prompt, selection: Selection) -> None:
    """Ask the questions of a selection below the cell."""
    if importlib.util.find_spec("ipywidgets") is None:
        from grader.interface.session import run

        run(page, selection)
        return
    from IPython.display import display

    display(ClickedQuiz(page, selection).box)


class ClickedQuiz:
    """A quiz made of widgets: one question at a time, each with its verdict below it.

    Parameters
    ----------
    page : Prompt
        Where it takes place.
    selection : Selection
        What is asked.
    """

    def __init__(self, page: Prompt, selection: Selection) -> None:
        from ipywidgets import VBox

        self.page, self.selection, self.tr = page, selection, page.tr
        self.screen = Screen(page.lang, _WIDTH, color=False, plain=False)
        self.sitting = Sitting(page, selection)
        self.agenda = page.agenda(page.quizzes.heads)
        self.done: list[Asked] = []
        self.box = VBox()
        self._begun, self._place = page.clock(), 0
        self.next()

    @property
    def misconceptions(self) -> dict[str, Misconception]:
        return dict(self.sitting.misconceptions)

    def next(self, *_: object) -> None:
        """Go on with the next question that can be asked, or sum up."""
        while self._place < len(self.selection.questions):
            identity = self.selection.questions[self._place]
            self._place += 1
            if (variant := self.sitting.variant(self.agenda, identity)) is not None:
                asked = Asked(self.sitting, variant)
                self.done.append(asked)
                self.show(ClickedQuestion(self, asked, self._place).begun())
                return
        self._end()

    def _end(self) -> None:
        from grader.interface.session import summary_lines

        asked = [one.asking for one in self.done]
        seconds = self.page.clock() - self._begun
        lines, _ = summary_lines(self.page, self.selection, self.screen, asked, seconds)
        self.show([_text(lines)])

    def show(self, children: Sequence[Any]) -> None:
        """Put widgets in the place of those that are there."""
        self.box.children = tuple(children)


class ClickedQuestion:
    """One question: what is asked, where to answer, and what is said to it."""

    def __init__(self, quiz: ClickedQuiz, asked: Asked, place: int) -> None:
        from ipywidgets import Button, HBox, ToggleButtons

        self.quiz, self.asked, self.screen, tr = quiz, asked, quiz.screen, quiz.tr
        variant = asked.asking.variant
        head, _ = quiz.agenda.entries[variant.question.id]
        reason = tr.of(quiz.selection.reasons.get(variant.question.id, NOTHING))
        count = len(quiz.selection.questions)
        self.asks = self.screen.question(variant, tr.of(head.title), place, count, reason)
        lines = [*self.asks]
        if not variant.body.picks:
            lines += [*self.screen.choices(variant), ""]
            lines += self.screen.text(tr.of(variant.body.how()))
        self.answer = _answer(variant.body, quiz.page.lang)
        levels = [(tr("no answer"), 0), (tr("guess"), 1), (tr("think so"), 2), (tr("sure"), 3)]
        self.sure = ToggleButtons(options=levels, value=0, description=tr("how sure?"))
        self.said = _text([])
        self.buttons = {
            "answer": Button(description=tr("answer"), button_style="primary"),
            "hint": Button(description=tr("hint")),
            "skip": Button(description=tr("skip")),
            "next": Button(description=tr("next"), disabled=True),
        }
        for name, handler in (("answer", self.take), ("hint", self.hint), ("skip", self.skip)):
            self.buttons[name].on_click(handler)
        self.buttons["next"].on_click(quiz.next)
        shown = [self.sure] if variant.question.confidence else []
        self.children = [
            *(_text(lines), self.answer.widget, *shown),
            *(HBox(tuple(self.buttons.values())), self.said),
        ]

    def begun(self) -> list[Any]:
        """Return the widgets to begin with: there may be a guess to write down first."""
        from ipywidgets import Button, Text

        predict = self.asked.asking.question.predict
        if predict is None:
            return self.children
        guess = Text()
        go_on = Button(description=self.quiz.tr("show the choices"), button_style="primary")

        def choices(*_: object) -> None:
            self.asked.prediction = str(guess.value or "")
            self.quiz.show(self.children)

        go_on.on_click(choices)
        text = self.screen.text(self.screen.filled(self.asked.asking, predict))
        return [_text([*self.asks, "", *text]), guess, go_on]

    def take(self, *_: object) -> None:
        """Mark what is clicked or typed."""
        asking, typed = self.asked.asking, self.answer.typed()
        marked = self.asked.take(typed, 0 if asking.attempts else self.sure.value)
        if isinstance(marked, Unreadable):
            self._say(self.screen.unreadable(typed.rsplit("\n", 1)[-1], "", marked))
            return
        if marked is None:
            said = self.quiz.tr("You gave that answer before. Not counted, try another one.")
            self._say(self.screen.text(said))
            return
        self.sure.disabled = True
        lines = self.screen.verdict(asking, self.quiz.misconceptions)
        lines += [f"    %explain {name}" for name in marked.misconceptions if not marked.right]
        if not asking.done:
            left = self.quiz.tr.plural("{n} attempt left.", "{n} attempts left.", asking.left)
            lines += self.screen.text(left, "    ")
        self._say([*lines, *(self._over() if asking.done else [])])

    def hint(self, *_: object) -> None:
        """Show one more hint."""
        asking = self.asked.asking
        place = asking.next_hint()
        if place < 0:
            self._say(self.screen.text(self.quiz.tr("That was the last hint.")))
            return
        text = self.screen.filled(asking, asking.question.hints[place])
        self._say(self.screen.hanging("  " + self.quiz.tr("hint: "), text))

    def skip(self, *_: object) -> None:
        """Leave the question, and show what is right."""
        self.asked.skip()
        self._say([*self.screen.text(self.quiz.tr("skipped.")), *self._over()])

    def _over(self) -> list[str]:
        """End the question; return the right answer and the explanation."""
        for name, button in self.buttons.items():
            button.disabled = name != "next"
        lines = self.screen.reveal(self.asked.asking, self.quiz.misconceptions)
        if exercise := self.asked.trained_by():
            label = "    " + self.quiz.tr("train it:")
            lines += ["", f"{label} %show {exercise}"]
        return lines

    def _say(self, lines: Sequence[str]) -> None:
        self.said.value = _html(lines)


class _Answer:
    """Where an answer is clicked or typed; `typed` is what would be typed for it."""

    def __init__(self, widget: Any, boxes: Sequence[Any] = ()) -> None:
        self.widget, self._boxes = widget, boxes

    def typed(self) -> str:
        if self._boxes:
            ticked = [str(n) for n, box in enumerate(self._boxes, start=1) if box.value]
            return " ".join(ticked) or "0"
        return str(self.widget.value or "")


def _answer(body: Any, lang: str) -> _Answer:
    from ipywidgets import Checkbox, Layout, RadioButtons, Text, Textarea, VBox

    wide = Layout(width="max-content", max_width="100%")
    rows = [row.strip() for row in body.rows(lang)]
    if body.picks == "one":
        options = [(row, str(n)) for n, row in enumerate(rows, start=1)]
        return _Answer(RadioButtons(options=options, value=None, layout=wide))
    if body.picks == "several":
        boxes = [Checkbox(description=row, indent=False, layout=wide) for row in rows]
        return _Answer(VBox(tuple(boxes)), boxes)
    if body.lines > 1:
        return _Answer(Textarea(rows=body.lines))
    return _Answer(Text())


def _html(lines: Sequence[str]) -> str:
    text = escape("\n".join(lines))
    return f'<pre style="white-space: pre-wrap; margin: 0">{text}</pre>'


def _text(lines: Sequence[str]) -> Any:
    from ipywidgets import HTML

    return HTML(_html(lines))
