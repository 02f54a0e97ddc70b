"""`grader completion`: the script with which a shell completes commands and names."""

from __future__ import annotations

import click

from grader.cli._command import Choice, documented
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "learner"

SHELLS = {
    "bash": 'eval "$(grader completion bash)"',
    "zsh": 'eval "$(grader completion zsh)"',
    "fish": "grader completion fish | source",
}
"""By shell, the line that sets it up."""


@documented(
    Message("Print the script that completes commands and names in a shell."),
    "grader completion bash",
)
@click.argument("shell", type=Choice(list(SHELLS)), metavar="SHELL")
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    from click.shell_completion import ShellComplete, get_completion_class

    setting = ctx.find_object(Setting)
    kind = get_completion_class(shell)
    assert setting is not None
    assert kind is not None
    complete = kind(ctx.find_root().command, {}, "grader", "_GRADER_COMPLETE")
    setting.emit(f"# {SHELLS[shell]}\n{ShellComplete.source(complete)}\n")
