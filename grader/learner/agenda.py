"""What a learner can do next, from the log, the quizzes of the course, and the time.

Nothing here reads a file or a clock. An `Agenda` is of one moment: after an answer, make another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from grader.learner.attempts import Answer, Past, Standing, answers, pasts, standings
from grader.learner.log import History
from grader.learner.misconceptions import SeenMisconception, misconceptions, to_review
from grader.messages import Message

if TYPE_CHECKING:
    from grader.content.quiz_index import Entry
    from grader.content.quizzes import QuizHead
    from grader.model import ExerciseHead

RESTS = 3600.0
"""A question that is due within so many seconds was asked a moment ago."""

_WORK = ("checked", "answered")
"""Events that make a day one on which a learner worked."""

PER_MISCONCEPTION = 2
"""Questions about one misconception that are put in front."""


class Agenda:
    """What is open at one moment; everything is computed when it is first asked for.

    Parameters
    ----------
    history : History
        What the log says.
    quizzes : sequence of QuizHead
        The quizzes of the course, in its order.
    now : float
        Seconds since the epoch.
    tracks : mapping of str to str
        The folder of every exercise of the course, by the exercise's id.
    zone : tzinfo
        Where the learner's days begin and end.
    """

    def __init__(
        self,
        history: History,
        quizzes: Sequence[QuizHead] = (),
        now: float = 0.0,
        tracks: Mapping[str, str] | None = None,
        zone: tzinfo = UTC,
    ) -> None:
        self.history = history
        self.quizzes = quizzes
        self.now = now
        self.tracks = tracks or {}
        self.zone = zone

    # ------------------------------------------------------------------ what happened

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where the learner stands, by exercise, the most recently touched last."""
        return standings(self.history.events)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """All answers, and the questions that were skipped."""
        return answers(self.history.events)

    @cached_property
    def past(self) -> Mapping[str, Past]:
        """How often each question was asked, and how it went the last time."""
        return pasts(self.answers)

    @cached_property
    def misconceptions(self) -> Mapping[str, SeenMisconception]:
        """What the learner's code and answers showed, the one seen last at the end."""
        return misconceptions(self.history.events)

    @property
    def days_in_a_row(self) -> int:
        """On how many days, up to today or yesterday, something was checked or answered."""
        worked = (event for event in self.history.events if event.kind in _WORK)
        days = {day for event in worked if (day := _day(event.at, self.zone)) is not None}
        day = datetime.fromtimestamp(self.now, self.zone).date()
        if day not in days:
            day -= timedelta(days=1)
        count = 0
        while day in days:
            count, day = count + 1, day - timedelta(days=1)
        return count

    # ------------------------------------------------------------------ misconceptions

    @cached_property
    def entries(self) -> Mapping[str, tuple[QuizHead, Entry]]:
        """Every question of the course by id, with its quiz."""
        return {entry.id: (head, entry) for head in self.quizzes for entry in head.entries}

    @cached_property
    def questions_on(self) -> Mapping[str, Sequence[str]]:
        """The questions of the course by the misconceptions they can show."""
        names: dict[str, list[str]] = {}
        for identity, (_, entry) in self.entries.items():
            for name in entry.misconceptions:
                names.setdefault(name, []).append(identity)
        return names

    @property
    def open_misconceptions(self) -> list[SeenMisconception]:
        """Those that are not closed, the one seen last in front."""
        return [m for m in self._last_first if not m.closed(self.questions_on)]

    @property
    def closed_misconceptions(self) -> list[SeenMisconception]:
        """Those that are closed, the one seen last in front."""
        return [m for m in self._last_first if m.closed(self.questions_on)]

    @property
    def _last_first(self) -> list[SeenMisconception]:
        return list(self.misconceptions.values())[::-1]

    # ------------------------------------------------------------------ reviews

    @cached_property
    def waits(self) -> Mapping[str, float]:
        """In how many seconds each question that was answered comes back, 0 where it is due.

        Questions that are no longer in the course are left out; the first one due is in front.
        """
        if all(answer.skipped for answer in self.answers):
            return {}
        from grader.learner.schedule import waits  # fsrs takes a while to load

        by_question = waits(self.answers, self.now)
        return {name: max(0.0, wait) for name, wait in by_question.items() if name in self.entries}

    @cached_property
    def due(self) -> tuple[str, ...]:
        """Every question that a review asks now, in order: those about mistakes in code first."""
        return review_order(
            [name for name, wait in self.waits.items() if not wait],
            to_review(self.misconceptions.values()),
            self.questions_on,
            resting=[name for name, wait in self.waits.items() if 0 < wait <= RESTS],
        )

    @property
    def later(self) -> list[float]:
        """In how many seconds questions come back that no review asks now, the first in front."""
        return [wait for name, wait in self.waits.items() if name not in self.due]

    def reason(self, question: str) -> Message | None:
        """Return why a review asks a question: a mistake in code, or how it went the last time."""
        for name in to_review(self.misconceptions.values()):
            if question in self.questions_on.get(name, ()):
                return Message("asked because of your code: {name}", name=name)
        if question not in self.past:
            return None
        if self.past[question].right:
            return Message("due again")
        return Message("due again: not right the last time")

    # ------------------------------------------------------------------ quizzes

    def new(self, quiz: QuizHead) -> int:
        """Return how many questions of a quiz were never asked."""
        return sum(entry.id not in self.past for entry in quiz.entries)

    def next_quiz(self) -> QuizHead:
        """Return the quiz to go on with; there must be one.

        It is the one that was answered last, or that of the track whose exercise was worked on
        last, whichever came later, where it has new questions; else the first one with new
        questions; else the first.
        """
        unfinished = [quiz for quiz in self.quizzes if self.new(quiz)]
        for event in reversed(self.history.events):
            answered, track = event.data.get("quiz"), None
            if event.kind in ("started", "checked"):
                track = self.tracks.get(event.exercise)
            for quiz in unfinished:
                if quiz.id == answered or quiz.track == track:
                    return quiz
        return (unfinished or self.quizzes)[0]


def _day(at: str, zone: tzinfo) -> date | None:
    try:
        return datetime.fromisoformat(at).astimezone(zone).date()
    except (ValueError, OverflowError):
        return None


def next_exercise(
    heads: Sequence[ExerciseHead], standings: Mapping[str, Standing], after: str = ""
) -> str:
    """Return the exercise to go on with, or an empty string when all are done.

    It is the first open one whose requirements are passed, looking from `after` on and then from
    the beginning; where every open one waits for another, the first open one.
    """
    done = {name for name, standing in standings.items() if standing.passed}
    place = next((i for i, head in enumerate(heads) if head.id == after), -1)
    order = [*heads[place + 1 :], *heads[: place + 1]]
    not_done = [head for head in order if head.id not in done and head.id != after]
    ready = [head for head in not_done if done.issuperset(head.requires)]
    return next((head.id for head in (*ready, *not_done)), "")


def choose(ids: Sequence[str], past: Mapping[str, Past], count: int) -> tuple[str, ...]:
    """Return the questions to ask: new ones first, then those not right, then the oldest.

    Within each group the order of the quiz holds, which its author chose.
    """

    def rank(place: int) -> tuple[int, str, int]:
        last = past.get(ids[place])
        if last is None:
            return 0, "", place
        return (2, last.at, place) if last.right else (1, "", place)

    order = sorted(range(len(ids)), key=rank)[:count]
    return tuple(ids[place] for place in order)


def review_order(
    due: Sequence[str],
    misconceptions: Sequence[str],
    questions_on: Mapping[str, Sequence[str]],
    resting: Collection[str] = (),
) -> tuple[str, ...]:
    """Return the questions of a review, each once.

    Parameters
    ----------
    due : sequence of str
        Questions that are due.
    misconceptions : sequence of str
        Those whose questions come first, due or not, the most recent first.
    questions_on : mapping of str to sequence of str
        The questions of the course by misconception.
    resting : collection of str
        Questions that were asked a moment ago: they wait, whatever they are about.
    """
    chosen: dict[str, None] = {}
    for name in misconceptions:
        # those that are due anyway come first, then the order of the course
        rested = [question for question in questions_on.get(name, ()) if question not in resting]
        asked = sorted(rested, key=lambda question: question not in due)
        chosen.update(dict.fromkeys(asked[:PER_MISCONCEPTION]))
    chosen.update(dict.fromkeys(due))
    return tuple(chosen)
