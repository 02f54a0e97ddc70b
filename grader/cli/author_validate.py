"""`grader author validate`: prove that exercises are what they say they are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.validate import Proof, Row

SECTION = "author"


@click.command(epilog="example: grader author validate stable-softmax --seeds 3")
@click.argument("exercises", metavar="[EX]...", nargs=-1)
@click.option("--seed", type=click.IntRange(0), default=0, metavar="N", help="first seed")
@click.option("--seeds", type=click.IntRange(1), default=1, metavar="N", help="how many seeds")
@click.option("--matrix", is_flag=True, help="show what catches what, and how each was named")
@click.option("--require-sandbox", "require", metavar="KIND", help="refuse a weaker sandbox")
@click.pass_obj
def command(
    setting: Setting,
    exercises: tuple[str, ...],
    seed: int,
    seeds: int,
    matrix: bool,
    require: str | None,
) -> int:
    """Run every answer, starter and wrong variant, and print what catches what."""
    from grader.sandbox import choose
    from grader.validate import validate

    chosen = [setting.exercise_id(text) for text in exercises]

    def show(proof: Proof) -> None:
        setting.emit("\n".join(_lines(proof, matrix)) + "\n")

    sandbox = choose(require)
    try:
        proofs = validate(
            setting.course, sandbox, chosen, seeds=range(seed, seed + seeds), on_proof=show
        )
    finally:
        sandbox.close()
    standing = sum(proof.stands for proof in proofs)
    setting.emit(f"{standing} of {len(proofs)} proofs stand\n")
    return 0 if standing == len(proofs) else 1


def _lines(proof: Proof, matrix: bool) -> Iterator[str]:
    named = sum(row.variant in row.named for row in proof.wrong)
    killed = sum(bool(row.killed_by) for row in proof.wrong)
    margin = f"{proof.margin:.0f} x" if math.isfinite(proof.margin) else "infinite"
    yield (
        f"{'ok  ' if proof.stands else 'FAIL'} {proof.exercise} (seed {proof.seed}): "
        f"{len(proof.correct)} correct, {killed} of {len(proof.wrong)} wrong caught, "
        f"{named} named, margin {margin}"
    )
    if matrix:
        for row in (*proof.correct, *proof.wrong):
            yield from _row(row)
    for problem in proof.problems:
        yield f"     {problem}"


def _row(row: Row) -> Iterator[str]:
    ratio = f"{row.ratio:.2g}" if math.isfinite(row.ratio) else "inf"
    named = f"named {', '.join(row.named)}" if row.named else ""
    yield f"     {row.variant:<32} {ratio:>8} x allowed  {row.seconds:5.2f} s  {named}"
    if row.killed_by:
        yield f"       caught by {', '.join(row.killed_by)}"
