"""A quiz that is clicked on: marked and recorded as the one that is typed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.interface.selecting import quiz_selection
from grader.interface.terminal import Prompt

pytest.importorskip("ipywidgets")
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def quiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Open a quiz of the course with some questions; nobody but this test sees it."""
    from grader.notebook.quiz import ClickedQuiz

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRADER_CONTENT", str(ROOT))

    def opened(name: str, count: int = 1) -> Any:
        page = Prompt("en")
        return ClickedQuiz(page, quiz_selection(page, name, count, 1))

    return opened


def parts(quiz: Any) -> tuple[str, Any, dict[str, Any], Any]:
    """Return the question, where to answer, the buttons by their names, and what is said."""
    question, answer, *_, row, said = quiz.box.children
    return question.value, answer, {b.description: b for b in row.children}, said


def events(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / ".grader" / "progress.jsonl").read_text().splitlines()
    return [e for e in map(json.loads, lines) if e["event"] in ("answered", "skipped")]


def test_one_choice(quiz: Any, tmp_path: Path) -> None:
    """A wrong choice is explained and may be mended; the right one ends the question."""
    opened = quiz("attention#att-01")
    text, radio, buttons, said = parts(opened)
    assert "What does an attention layer return" in text
    assert [label.partition("  ")[0] for label, _ in radio.options] == ["1", "2", "3", "4"]
    buttons["answer"].click()
    assert "Not counted" in said.value
    buttons["hint"].click()
    assert "hint: " in said.value
    radio.value = "1"
    buttons["answer"].click()
    assert "%explain hard-attention" in said.value and "attempt" in said.value
    buttons["answer"].click()
    assert "You gave that answer before" in said.value
    radio.value = "2"
    buttons["answer"].click()
    assert "right, on attempt 2 (0.5 of 1 point)" in said.value
    assert buttons["answer"].disabled and not buttons["next"].disabled
    buttons["next"].click()
    assert "0.5 of 1 point" in opened.box.children[0].value
    first, second = events(tmp_path)
    assert (first["answer"], first["right"], first["hints"]) == ("1", False, 1)
    assert (second["answer"], second["right"], second["attempt"]) == ("2", True, 2)


def test_several_choices_confidence_and_skip(quiz: Any, tmp_path: Path) -> None:
    """Boxes are ticked; how sure one is counts once; what is left is shown."""
    opened = quiz("attention#att-02")
    _, boxes, buttons, said = parts(opened)
    opened.box.children[2].value = 3
    for box in boxes.children[1:2]:
        box.value = True
    buttons["answer"].click()
    assert "not yet" in said.value
    buttons["skip"].click()
    assert "the right answer: " in said.value
    answered, skipped = events(tmp_path)
    assert (answered["answer"], answered["confidence"]) == ("2", 3)
    assert skipped["event"] == "skipped"


def test_typed(quiz: Any, tmp_path: Path) -> None:
    """What cannot be clicked is typed; a text that cannot be read costs nothing."""
    opened = quiz("attention#att-03")
    _, line, buttons, said = parts(opened)
    line.value = "<b>nonsense"
    buttons["answer"].click()
    assert "Not counted" in said.value and "<b>" not in said.value
    assert not (tmp_path / ".grader").exists() or events(tmp_path) == []


def test_a_guess_comes_before_the_choices(
    quiz: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a question asks for one, choices are hidden until then; it is recorded."""
    from grader.interface.sitting import Sitting
    from grader.model import Text

    made = Sitting.variant

    def asking_first(self: Sitting, *asked: Any) -> Any:
        variant = made(self, *asked)
        assert variant is not None
        return replace(variant, question=replace(variant.question, predict=Text("Your guess?")))

    monkeypatch.setattr(Sitting, "variant", asking_first)
    opened = quiz("attention#att-01")
    question, guess, button = opened.box.children
    assert "What does an attention layer return" in question.value
    assert "Your guess?" in question.value and "weighted mean" not in question.value
    guess.value = "a mean"
    button.click()
    _, radio, buttons, _ = parts(opened)
    radio.value = "2"
    buttons["answer"].click()
    (answered,) = events(tmp_path)
    assert (answered["prediction"], answered["right"]) == ("a mean", True)


def test_another_language(quiz: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions, buttons and verdicts are in the reader's language."""
    monkeypatch.setenv("GRADER_LANG", "zh")
    from grader.notebook.quiz import ClickedQuiz

    page = Prompt()
    opened = ClickedQuiz(page, quiz_selection(page, "attention#att-01", 1, 1))
    _, _, buttons, _ = parts(opened)
    assert set(buttons) == {"作答", "提示", "跳过", "下一步"}
