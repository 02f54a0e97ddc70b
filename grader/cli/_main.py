"""The group, and the one place where exceptions become text and exit codes.

Exit codes: 0 pass, 1 work not passing, 2 usage, 3 content is wrong, 4 internal, 130 interrupted.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence

import click

from grader.cli._command import example, localised, option
from grader.cli._group import Commands, shared_options
from grader.cli._mistyped import explained
from grader.cli._setting import Setting
from grader.errors import ContentError, GraderError
from grader.messages import Message, is_built, languages, verbatim


@click.group(
    cls=Commands,
    help=Message(
        "Grade exercises in machine learning: start one, edit the file, check it.\n\n"
        "Without a command: where you are, and the next command."
    ),
    epilog=example("grader start stable-softmax"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=list(shared_options(hidden=False)),
)
@option("--version", is_flag=True, is_eager=True, help=Message("print the version"))
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
    if not is_built(setting.lang):
        setting.say(
            Message("warning: the catalogue of `{lang}` is not built", lang=setting.lang),
            hint=Message("`make setup` in a checkout of the grader builds it"),
        )
    try:
        program = localised(group, setting.tr)
        result = program.main(list(argv), "grader", standalone_mode=False, obj=setting)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (KeyboardInterrupt, click.Abort):
        setting.say(Message("interrupted"))
        return 130
    except click.ClickException as error:
        setting.complain(*explained(error))
        return 2
    except GraderError as error:
        return _known(error, setting)
    except Exception as error:
        return _unknown(error, argv, setting)


def _asked_for(argv: Sequence[str]) -> str:
    """Return the language of a command line, which may be one for help, or not readable."""
    words = " ".join(argv).replace("--lang=", "--lang ").split()
    asked = [after for word, after in itertools.pairwise(words) if word == "--lang"]
    return asked[-1] if asked and asked[-1] in languages() else ""


def _known(error: GraderError, setting: Setting) -> int:
    from grader.content import show

    text = show(error) if isinstance(error, ContentError) else error.message
    setting.complain(text, error.hint)
    if setting.traceback:
        setting.complain_traceback()
    return error.exit_code


def _unknown(error: Exception, argv: Sequence[str], setting: Setting) -> int:
    what = verbatim(f"{type(error).__name__}: {error}".split("\n")[0])
    said = Message("internal error: {error}", error=what)
    if setting.traceback:
        setting.complain_traceback()
        setting.say(said)
        return 4
    path = setting.keep_traceback(argv)
    hint = Message("run again with `--traceback`")
    if path:
        hint = Message("the traceback is in `{path}`", path=str(path))
    setting.say(said, hint=hint)
    return 4
