"""`grader author`: commands for those who write exercises."""

from __future__ import annotations

import click

from grader.cli._group import Commands

SECTION = "author"


@click.group(cls=Commands, prefix="author_", epilog="example: grader author preview stable-softmax")
def command() -> None:
    """Write, prove and look at exercises."""
