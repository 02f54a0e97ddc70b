"""Questions from a few lines of YAML, and what answers to them are worth."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from grader.content import Content, show
from grader.content.question import read_one
from grader.content.quiz import Quiz
from grader.content.quizzes import Quizzes
from grader.errors import ContentError
from grader.messages import Language
from grader.questions import Marking, Question, Unreadable, Variant, draw, mark

COURSE = Path(__file__).parent / "course"

HEAD = "schema: 1\nquiz: small\ntitle: Small\nquestions:\n"


class Desk:
    """Short ways to write a question, draw it and answer it."""

    kind = ""

    def question(self, body: str) -> Question:
        """Read one question; `body` holds its keys but `id` and, for the desk's kind, `type`."""
        text = textwrap.dedent(body).strip("\n")
        if self.kind:
            text = f"type: {self.kind}\n{text}"
        if "prompt:" not in text and self.kind not in ("output", "bug"):
            text = f"prompt: Well?\n{text}"
        return read_one(HEAD + "  - id: one\n" + textwrap.indent(text, "    ") + "\n", "quiz.yaml")

    def refused(self, body: str) -> str:
        """Read a question that must be refused; return what is shown."""
        with pytest.raises(ContentError) as caught:
            self.question(body)
        hint = f"\nhint: {caught.value.hint}" if caught.value.hint else ""
        return f"{show(caught.value)}{hint}".replace("question `one`: ", "")

    def fault(self, body: str) -> str:
        """Return what is wrong with a question, without its place."""
        return self.refused(body).split("\n")[0].partition(": ")[2]

    def variant(self, body: str, seed: str = "seed") -> Variant:
        """Draw a question and audit it."""
        return draw(self.question(body), seed, audit=True)

    def marking(self, drawn: Variant, typed: str) -> Marking:
        """Mark an answer that can be read."""
        marked = mark(drawn, typed)
        assert isinstance(marked, tuple), marked
        return marked[1]

    def share(self, drawn: Variant, typed: str) -> float:
        """Return what an answer is worth."""
        return self.marking(drawn, typed).share

    def why(self, drawn: Variant, typed: str) -> str:
        """Return the remarks on an answer, in one line."""
        return "; ".join(
            Language().of(remark.text) for remark in self.marking(drawn, typed).remarks
        )

    def unreadable(self, drawn: Variant, typed: str) -> tuple[str, int]:
        """Return why an answer cannot be read, and the column."""
        marked = mark(drawn, typed)
        assert isinstance(marked, Unreadable), marked
        return marked.message, marked.column


@pytest.fixture
def desk(request: pytest.FixtureRequest) -> Desk:
    """A desk for the type that the test module is about (its `KIND`)."""
    made = Desk()
    made.kind = getattr(request.module, "KIND", "")
    return made


@pytest.fixture(scope="session")
def quizzes() -> Quizzes:
    """The quizzes of the example course."""
    return Quizzes(Content(COURSE, base=COURSE))


@pytest.fixture(scope="session")
def quiz(quizzes: Quizzes) -> Quiz:
    """The quiz of ten questions."""
    return quizzes.quiz("concepts")
