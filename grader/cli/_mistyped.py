"""What is wrong with a command line that click could not read, built from what click found out."""

from __future__ import annotations

import click
from click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption

from grader.cli._command import see
from grader.messages import Message, verbatim


def explained(error: click.ClickException) -> tuple[Message, Message | None]:
    """Return what is wrong, and what to do about it."""
    if isinstance(error, NoSuchOption):
        said = Message("no such option `{option}`", option=error.option_name)
        return said, _near(error) or _help(error)
    if isinstance(error, MissingParameter):
        return _missing(error), _help(error)
    if isinstance(error, click.BadParameter):
        why = error.message if isinstance(error.message, Message) else verbatim(error.message)
        said = Message("invalid value for `{name}`: {why}", name=_name(error), why=why)
        return said, _help(error)
    if isinstance(error, BadOptionUsage):
        return _bad_option(error), _help(error)
    return verbatim(error.format_message()), _help(error)


def _near(error: NoSuchOption) -> Message | None:
    near = error.possibilities or ()
    if not near:
        return None
    if len(near) == 1:
        return Message("did you mean `{near}`?", near=near[0])
    return Message("possible options: {names}", names=tuple(near))


def _help(error: click.ClickException) -> Message | None:
    ctx = getattr(error, "ctx", None)
    return None if ctx is None else see(ctx)


def _name(error: click.BadParameter) -> str:
    """Return an argument by its place holder, an option by its first name."""
    parameter = error.param
    if isinstance(parameter, click.Argument) and error.ctx is not None:
        return parameter.make_metavar(error.ctx)
    return parameter.opts[0] if parameter is not None else ""


def _missing(error: MissingParameter) -> Message:
    if isinstance(error.param, click.Argument):
        return Message("missing argument `{name}`", name=_name(error))
    return Message("missing option `{name}`", name=_name(error))


def _bad_option(error: BadOptionUsage) -> Message:
    parameters = error.ctx.command.params if error.ctx is not None else []
    own = [p for p in parameters if isinstance(p, click.Option) and error.option_name in p.opts]
    if own and own[0].is_flag:
        return Message("option `{option}` does not take a value", option=error.option_name)
    return Message("option `{option}` requires an argument", option=error.option_name)
