"""What commands are made of: options whose help is a message, arguments that are explained.

A command is written in English; `localised` gives it in the reader's language when it is loaded.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterable
from typing import Any

import click
from click.exceptions import BadOptionUsage

from grader.errors import UsageError
from grader.messages import Language, Message, plural
from grader.text import cells, pad, wrap

_WIDEST = 80
_NARROWEST = 10


class Option(click.Option):
    """An option; its help stays a message."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.help = more.get("help")  # click keeps the English text only


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of several words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value in self.choices:
            return value
        choices = tuple(f"`{choice}`" for choice in self.choices)
        said = Message("`{value}` is not one of {choices}", value=value, choices=choices)
        raise click.BadParameter(said, ctx, param)


class Whole(click.IntRange):
    """A whole number, at least `min` and at most `max`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            said = Message("`{value}` is not a valid integer", value=value)
            raise click.BadParameter(said, ctx, param) from None
        low, high = self.min, self.max
        if (low is not None and number < low) or (high is not None and number > high):
            range_ = f"x>={low}" if high is None else f"{low}<=x<={high}"
            said = Message("{value} is not in the range {range}", value=number, range=range_)
            raise click.BadParameter(said, ctx, param)
        return number


class Amount(click.FloatRange):
    """A number that is not less than `min`."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        try:
            number = float(value)
        except ValueError:
            said = Message("`{value}` is no number", value=value)
            raise click.BadParameter(said, ctx, param) from None
        if self.min is not None and not number >= self.min:
            said = Message("{value} is less than {least}", value=value, least=self.min)
            raise click.BadParameter(said, ctx, param)
        return number


class Context(click.Context):
    """A context that lays out help by cells, in the reader's language."""

    def make_formatter(self) -> click.HelpFormatter:
        from grader.cli._setting import Setting

        setting = self.find_object(Setting)
        width = setting.width if setting is not None else _WIDEST
        return Formatter(width, language(self))


class Command(click.Command):
    """A command that says what is wrong with its arguments, and its help, as messages."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        welcome, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except BadOptionUsage as error:
            error.ctx = ctx  # its parser does not know it
            raise
        if rest and not welcome and not ctx.resilient_parsing:
            said = plural(
                "got unexpected extra argument ({arguments})",
                "got unexpected extra arguments ({arguments})",
                len(rest),
                arguments=" ".join(rest),
            )
            raise UsageError(said, hint=see(ctx))
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found is not None:
            tr = language(ctx)
            found.help = tr("Show this message and exit.")
        return found

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        tr = language(ctx)
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [record for p in options if (record := p.get_help_record(ctx)) is not None]
        with formatter.section(tr("Options")):
            formatter.write_dl(records)


class Formatter(click.HelpFormatter):
    """Lays out help as click does, but by cells, of which Chinese characters take two."""

    def __init__(self, width: int, tr: Language) -> None:
        super().__init__(width=min(width, _WIDEST) - 2)
        self.tr = tr

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, self.tr("Usage: "))

    def write_heading(self, heading: str) -> None:
        heading = self.tr("{heading}:", heading=heading)
        self.write(f"{'':>{self.current_indent}}{heading}\n")

    def write_text(self, text: str) -> None:
        paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
        indent, width = " " * self.current_indent, self.width - self.current_indent
        wrapped = ("\n".join(indent + line for line in wrap(part, width)) for part in paragraphs)
        self.write("\n\n".join(wrapped) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        rows = list(rows)
        indent = " " * self.current_indent
        start = min(max((cells(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, text in rows:
            room = max(self.width - start - 2, _NARROWEST)
            first, *rest = wrap(text, room) if text else [""]
            left, after = indent + term, indent + " " * start
            if cells(term) > start - col_spacing:
                self.write(f"{left}\n{after}{first}\n")
            else:
                self.write(f"{pad(left, len(after))}{first}".rstrip() + "\n")
            self.write("".join(f"{after}{line}\n" for line in rest))


option = functools.partial(click.option, cls=Option)


def documented(help_: Message, line: str) -> Callable[[Callable[..., Any]], Command]:
    """Return the decorator of a command: what `--help` says of it, and an example below."""
    return click.command(cls=Command, help=help_, epilog=example(line))


def example(line: str) -> Message:
    """Return the last line of a command's help."""
    return Message("example: {line}", line=line)


def see(ctx: click.Context) -> Message:
    """Return the hint that leads to a command's help."""
    return Message("see `{command} --help`", command=ctx.command_path)


def language(ctx: click.Context) -> Language:
    """Return the language of the reader."""
    from grader.cli._setting import Setting

    setting = ctx.find_object(Setting)
    return Language() if setting is None else setting.tr


def localised(found: click.Command, tr: Language) -> Any:
    """Return a copy of a command with its help in a language."""
    own = copy.copy(found)
    own.help, own.epilog = tr.of(own.help or ""), tr.of(own.epilog or "")
    own.options_metavar = tr("[OPTIONS]")
    if isinstance(own, click.Group):
        optional = own.invoke_without_command
        own.subcommand_metavar = tr("[COMMAND] [ARGS]...") if optional else tr("COMMAND [ARGS]...")
    own.params = [copy.copy(parameter) for parameter in own.params]
    for parameter in own.params:
        if isinstance(parameter, Option):
            parameter.help = tr.of(parameter.help or "")
    return own
