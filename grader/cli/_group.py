"""Groups of commands found by file name; a command's module is imported on first use."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from grader.cli._command import Choice, Command, Option, language, localised
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message, in_context, languages
from grader.suggest import suggest

_SECTIONS = {
    "learner": in_context("who a command is for", "learner"),
    "instructor": in_context("who a command is for", "instructor"),
    "author": in_context("who a command is for", "author"),
}


_MEANT = {
    word: command
    for command, words in {
        "check": "test run grade mark verify submit eval",
        "list": "ls exercises tracks all",
        "show": "read view cat describe task",
        "start": "begin new init open edit",
        "next": "continue skip go",
        "hint": "help-me tip clue",
        "solution": "answer answers solve reveal",
        "explain": "why mistake mistakes",
        "progress": "status score scores stats points",
        "quiz": "question questions exam",
        "batch": "class",
        "doctor": "diagnose",
        "completion": "complete completions",
        "author validate": "validate prove",
        "author preview": "preview",
    }.items()
    for word in words.split()
}
"""What people type, and what they mean."""


class Commands(Command, click.Group):
    """A group whose commands are the files of this folder that begin with `prefix`."""

    def __init__(self, *args: Any, prefix: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prefix = prefix

    def _files(self) -> dict[str, str]:
        names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
        groups = [name for name in names if any(n.startswith(f"{name}_") for n in names)]
        found = {}
        for name in names:
            inner = any(name.startswith(f"{group}_") for group in groups)
            if name.startswith("_") or not name.startswith(self._prefix):
                continue
            if bool(self._prefix) == inner:
                found[name.removeprefix(self._prefix).replace("_", "-")] = name
        return found

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._files())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        file = self._files().get(cmd_name)
        return localised(_load(file), language(ctx)) if file else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args and args[0] not in names:
            if args[0].startswith("-"):
                return super().resolve_command(ctx, args)
            listed = Message("commands are listed by `{command} --help`", command=ctx.command_path)
            near = self._meant(args[0], names)
            hint = Message("did you mean `{near}`?", near=near) if near else listed
            raise UsageError(Message("no command `{name}`", name=args[0]), hint=hint)
        return super().resolve_command(ctx, args)

    def _meant(self, word: str, names: list[str]) -> str:
        """Return the command that a word means or is near to; what people type counts, too."""
        meant = {} if self._prefix else _MEANT
        word = word.casefold()
        near = word if word in meant else suggest(word, [*names, *meant])
        return meant.get(near, near)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        tr = language(ctx)
        sections: dict[str, list[tuple[str, str]]] = {section: [] for section in _SECTIONS}
        for name, file in self._files().items():
            section = importlib.import_module(f"grader.cli.{file}").SECTION
            text = localised(_load(file), tr).get_short_help_str(68)
            sections[section].append((name, text))
        for section, rows in sections.items():
            if rows:
                heading = tr("commands") if self._prefix else tr.of(_SECTIONS[section])
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _load(file: str) -> click.Command:
    command: click.Command = importlib.import_module(f"grader.cli.{file}").command
    names = {parameter.name for parameter in command.params}
    command.params += [o for o in shared_options(hidden=True) if o.name not in names]
    return command


def shared_options(*, hidden: bool) -> Sequence[click.Option]:
    """Return the options that every command takes, before or after its name."""

    def option(flag: str, **more: Any) -> click.Option:
        name = flag.removeprefix("--")
        return Option([flag], expose_value=False, callback=_store(name), hidden=hidden, **more)

    content = Message("a course: a folder with exercises/, solutions/")
    lang = Message("language of texts and reports")
    plain = Message("one fact per line, no glyphs, no colour")
    traceback = Message("show every frame when something fails")
    return (
        option("--content", metavar="DIR", help=content),
        option("--lang", type=Choice(languages()), help=lang),
        option("--plain", is_flag=True, help=plain),
        option("--traceback", is_flag=True, help=traceback),
    )


def _store(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def store(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
        # The same option may stand before the command's name and after it.
        if value:
            setting = ctx.find_object(Setting)
            assert setting is not None
            setattr(setting, name, value)

    return store
