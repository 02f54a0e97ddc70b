"""The group, and the one place where exceptions become text and exit codes.

Exit codes: 0 pass, 1 work not passing, 2 usage, 3 content is wrong, 4 internal, 130 interrupted.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Sequence

import click

from grader.cli._group import Commands, shared_options
from grader.cli._setting import Setting
from grader.errors import ContentError, GraderError

__all__ = ["main"]

_HELP = """Grade exercises in machine learning: start one, edit the file, check it.

Without a command: where you are, and the next command.
"""


@click.group(
    cls=Commands,
    help=_HELP,
    epilog="example: grader start stable-softmax",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=list(shared_options(hidden=False)),
)
@click.option("--version", is_flag=True, is_eager=True, help="print the version")
@click.pass_context
def group(ctx: click.Context, version: bool) -> None:
    if version:
        from grader import __version__

        ctx.obj.emit(f"grader {__version__}\n")
        ctx.exit(0)
    if ctx.invoked_subcommand is None:
        from grader.cli._home import home

        home(ctx.obj)


def main(argv: Sequence[str] | None = None, setting: Setting | None = None) -> int:
    """Run one command line and return its exit code; nothing but text leaves from here.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments, without the program's name; those of this process by default.
    setting : Setting, optional
        Where to read, print and record; this process's by default.
    """
    argv = sys.argv[1:] if argv is None else argv
    setting = Setting() if setting is None else setting
    setting.lang = _asked_for(argv) or setting.lang
    try:
        result = group.main(list(argv), "grader", standalone_mode=False, obj=setting)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (KeyboardInterrupt, click.Abort):
        setting.complain("interrupted")
        return 130
    except click.ClickException as error:
        return _usage(error, setting)
    except GraderError as error:
        return _known(error, setting)
    except Exception as error:
        return _unknown(error, argv, setting)


def _asked_for(argv: Sequence[str]) -> str:
    """Return the language of a command line, which may be one for help, or not readable."""
    words = " ".join(argv).replace("--lang=", "--lang ").split()
    asked = [after for word, after in itertools.pairwise(words) if word == "--lang"]
    return asked[-1] if asked and asked[-1] in ("en", "zh") else ""


def _usage(error: click.ClickException, setting: Setting) -> int:
    message, _, hint = error.format_message().partition("\n")
    near = re.search(
        r"\s*\(?(did you mean [^()]*?\??|possible options: [^()]*?)\)?$", message, re.I
    )
    if near:
        message, hint = message[: near.start()], near.group(1)
    ctx = getattr(error, "ctx", None)
    if not hint and ctx is not None:
        hint = f"see `{ctx.command_path} --help`"
    setting.complain(_lower(message), _lower(hint))
    return 2


def _lower(text: str) -> str:
    """Click's sentences in the style of ours: lower case, names in backticks, no full stop."""
    text = re.sub(r"'([^']*)'", r"`\1`", text.strip()).removesuffix(".")
    return text[:1].lower() + text[1:]


def _known(error: GraderError, setting: Setting) -> int:
    from grader.content import show

    text = show(error) if isinstance(error, ContentError) else error.message
    setting.complain(text, error.hint or "")
    if setting.traceback:
        setting.complain_traceback()
    return error.exit_code


def _unknown(error: Exception, argv: Sequence[str], setting: Setting) -> int:
    text = f"internal error: {type(error).__name__}: {error}".split("\n")[0]
    if setting.traceback:
        setting.complain_traceback()
        setting.complain(text)
        return 4
    path = setting.keep_traceback(argv)
    where = f"the traceback is in `{path}`" if path else "run again with `--traceback`"
    setting.complain(text, where)
    return 4
