"""What a check came to, as a program gets it and as a notebook shows it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from grader import model, registry
from grader.model import Status
from grader.reports import Audience, Display, Situation, View, view


@dataclass(frozen=True, slots=True, repr=False)
class Report(model.Report):
    """What a check came to. It is true where the work passed; printed, it is the screen.

    What its reader may not have, as the values of hidden cases, is not in it.

    Attributes
    ----------
    exercise : str
        Id of the exercise.
    title : Text
        Its title: `title.get("en")`.
    file : str
        What was checked.
    backend, device : str
        The library it was graded in, and where.
    seed : int
        Draws the same inputs again.
    isolation : Isolation
        The sandbox: its `kind`, what it `confines` and what is `missing`.
    outcomes : tuple of Outcome
        One for each check and case: `check`, `kind`, `case`, `hidden`, `status`, `message`,
        `points`, `max_points`, `seconds`, `passed`.
    diagnosis : tuple of Diagnosis
        The mistakes by name: `id`, `title`, `says`, `evidence`.
    notes : tuple of str
        Remarks on the work or the result.
    printed : str
        What the work printed.
    seconds : float
        How long grading took.
    points, max_points : float
        What was earned, and what could be.
    share : float
        The same from 0 to 1; 1 only where everything passed.
    passed, internal : bool
        Whether every check passed; whether the grader itself failed, which is nobody's grade.
    lang : str
        The language it is shown in.
    """

    lang: str = "en"
    situation: Situation = field(default_factory=Situation)

    @classmethod
    def of(
        cls,
        report: model.Report,
        *,
        lang: str = "en",
        details: str = "full",
        situation: Situation | None = None,
    ) -> Report:
        """Return what the reader may have of a report, with what surrounds it."""
        around = situation or Situation()
        seen = view(report, Audience.OWNER, details, lang, around).report
        values = {one.name: getattr(seen, one.name) for one in fields(model.Report)}
        return cls(**values, lang=lang, situation=around)

    def __bool__(self) -> bool:
        return self.passed

    def __repr__(self) -> str:
        verdict = "passed" if self.passed else "not graded" if self.internal else "not passed"
        return f"<Report of {self.exercise}: {verdict}, {self.points:g} of {self.max_points:g}>"

    def __str__(self) -> str:
        return self.text()

    def text(self, *, verbose: bool = False, width: int = 80) -> str:
        """Return the screen of `grader check`; `verbose` tells every check."""
        return self._rendered("terminal", Display(width=width, verbose=verbose)).rstrip("\n")

    def as_format(self, name: str) -> str:
        """Return the report in a format of `grader check --format`: `json`, `markdown`, ..."""
        return self._rendered(name, Display())

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The ids of the mistakes that were named."""
        return tuple(mistake.id for mistake in self.diagnosis)

    @property
    def failed(self) -> tuple[str, ...]:
        """The checks that failed, each once; those that wait for another are not among them."""
        fine = (Status.PASS, Status.BLOCKED)
        return tuple(dict.fromkeys(o.check for o in self.outcomes if o.status not in fine))

    def _view(self, audience: Audience = Audience.OWNER) -> View:
        return view(self, audience, "full", self.lang, self.situation)

    def _rendered(self, name: str, layout: Display) -> str:
        module = registry.member("reports", name)
        text: str = module.render(self._view(module.AUDIENCE), layout)
        return text

    def _repr_html_(self) -> str:
        from grader.reports.html import fragment

        return fragment(self._view())

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": str(self), "text/html": self._repr_html_()}
