"""What runs inside Gradescope's container: grade `/autograder/submission`, write `results.json`.

Where the grader itself fails there is no `results.json`: Gradescope shows an autograder error, and
the student gets no mark rather than a zero. It insists on the strict sandbox: the container runs it
as root, beside the solutions and the results.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.classroom.beside import with_modules
from grader.classroom.filesystem import replace_file
from grader.classroom.notebook import NotebookError, relabelled
from grader.classroom.records import Leaf, Problem, few
from grader.classroom.tree import read_reason, tree
from grader.classroom.which import called, solved, stated
from grader.classroom.work import Seen, seen, stem_of, work_of
from grader.content import Content
from grader.errors import GraderError, InternalError
from grader.grading import Conductor
from grader.messages import Message
from grader.model import Exercise, Report, Submission
from grader.reports import Display, Situation, view
from grader.reports.gradescope import AUDIENCE, refusal, render
from grader.sandbox import choose

SANDBOX = "zygote"


def grade_folder(root: Path, exercise: Exercise, content: Content, seed: int) -> str:
    """Return the results of the submission below `root`.

    Raises
    ------
    GraderError
        The grader or the exercise failed, not the submission.
    """
    try:
        leaf = _chosen(list(tree(root / "submission")), exercise)
        work = work_of(leaf, exercise.limits.source)
    except (_Refused, NotebookError) as refused:
        return refusal(refused.message)
    except OSError as error:
        return refusal(read_reason(error))
    source, made = work.submitted(exercise)
    with Conductor(choose(SANDBOX), seed=seed) as grader:
        report = grader.grade(
            Submission(source, leaf.name), exercise, content.misconceptions_of(exercise.id)
        )
    report = relabelled(report, made) if made else report
    return _rendered(report, exercise)


class _Refused(Exception):
    """What was handed in cannot be graded, and the student can mend that."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def _chosen(found: Sequence[Leaf | Problem], exercise: Exercise) -> Leaf:
    """The one file, the one that is called like the exercise, or the one that says or solves it."""
    wanted = f"{exercise.id.replace('-', '_')}.py"
    leaves = [leaf for leaf in found if isinstance(leaf, Leaf)]
    views = [(leaf, view) for leaf in leaves if not (view := seen(leaf)).why_not]
    if not views:
        names = tuple(f"`{f.shown if isinstance(f, Leaf) else f.place}`" for f in found[:3])
        got = Message("there is only {files}", files=names)
        if not names:
            got = Message("nothing was handed in")
        raise _Refused(Message("hand in one file `{file}`: {got}", file=wanted, got=got))
    if len(views) == 1:
        return _whole(views[0][0], leaves)
    for fits in (_called, _says, _solves):
        fitting = [leaf for leaf, view in views if fits(leaf, view, exercise)]
        if len(fitting) == 1:
            return _whole(fitting[0], leaves)
        if fitting:
            several = _listed(fitting)
            raise _Refused(
                Message("hand in one file `{file}`, not {files}", file=wanted, files=several)
            )
    raise _Refused(
        Message(
            "hand in one file `{file}`: none of {files} is called so or has its functions",
            file=wanted,
            files=_listed([leaf for leaf, _ in views]),
        )
    )


def _whole(chosen: Leaf, leaves: Sequence[Leaf]) -> Leaf:
    """The file with the modules that it imports."""
    places = {(*leaf.parts[:-1], stem_of(leaf.name)): leaf for leaf in leaves}
    return with_modules(chosen, chosen.parts, places.get, lambda leaf: seen(leaf).imports)


def _called(leaf: Leaf, view: Seen, exercise: Exercise) -> bool:
    return exercise.id in called(leaf.name)


def _says(leaf: Leaf, view: Seen, exercise: Exercise) -> bool:
    return exercise.id in stated(view)


def _solves(leaf: Leaf, view: Seen, exercise: Exercise) -> bool:
    return bool(solved(view, {exercise.id: exercise.entries}))


def _listed(leaves: Sequence[Leaf]) -> Message:
    return few([f"`{leaf.shown}`" for leaf in leaves], 4)


def _rendered(report: Report, exercise: Exercise) -> str:
    if report.internal:
        raise InternalError(Message("a check failed on the grader's side"))
    purposes = {name: case.purpose for name, case in exercise.cases.items()}
    situation = Situation(purposes=purposes, commands=False)
    document = json.loads(render(view(report, AUDIENCE, situation=situation), Display()))
    # fewer checks apply to NumPy than to torch, and the assignment has one number of points
    document["score"] = round(report.share * sum(check.points for check in exercise.checks), 2)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Run as `python -m grader.classroom.autograder ROOT EXERCISE SEED`."""
    root, identity, seed = sys.argv[1:] if argv is None else argv
    content = Content(Path(root) / "source")
    try:
        text = grade_folder(Path(root), content.exercise(identity), content, int(seed))
        replace_file(Path(root) / "results" / "results.json", text)
    except GraderError as error:
        sys.stderr.write(f"the grader failed, not your code: {error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
