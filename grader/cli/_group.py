"""Groups of commands found by file name; a command's module is imported on first use."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from grader.cli._setting import Setting
from grader.suggest import suggest

__all__ = ["Commands", "shared_options"]

_SECTIONS = ("learner", "instructor", "author")


class Localised(click.Context):
    """A context that writes its help in the reader's language."""

    def make_formatter(self) -> click.HelpFormatter:
        setting = self.find_object(Setting)
        if setting is None or setting.lang != "zh":
            return super().make_formatter()
        from grader.cli._help_chinese import Formatter

        return Formatter(width=self.terminal_width or setting.width)


class Commands(click.Group):
    """A group whose commands are the files of this folder that begin with `prefix`."""

    context_class = Localised

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
        return _load(file) if file else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args and args[0] not in names:
            if args[0].startswith("-"):
                return super().resolve_command(ctx, args)
            near = suggest(args[0], names)
            hint = f"did you mean `{near}`?" if near else f"commands are listed by `{_help(ctx)}`"
            raise click.UsageError(f"no command `{args[0]}`\n{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for name, file in self._files().items():
            command = _load(file)
            section = getattr(importlib.import_module(f"grader.cli.{file}"), "SECTION", "learner")
            sections.setdefault(section, []).append((name, command.get_short_help_str(68)))
        for section in sorted(sections, key=_rank):
            with formatter.section("commands" if self._prefix else section):
                formatter.write_dl(sections[section])


def _rank(section: str) -> int:
    return _SECTIONS.index(section) if section in _SECTIONS else len(_SECTIONS)


def _help(ctx: click.Context) -> str:
    return f"{ctx.command_path} --help"


def _load(file: str) -> click.Command:
    command: click.Command = importlib.import_module(f"grader.cli.{file}").command
    command.context_class = Localised
    names = {parameter.name for parameter in command.params}
    command.params += [o for o in shared_options(hidden=True) if o.name not in names]
    return command


def shared_options(*, hidden: bool) -> Sequence[click.Option]:
    """Return the options that every command takes, before or after its name."""

    def option(flag: str, **more: Any) -> click.Option:
        name = flag.removeprefix("--")
        callback = _store(name)
        return click.Option([flag], expose_value=False, callback=callback, hidden=hidden, **more)

    return (
        option("--content", metavar="DIR", help="a course: a folder with exercises/, solutions/"),
        option("--lang", type=click.Choice(["en", "zh"]), help="language of texts and reports"),
        option("--plain", is_flag=True, help="one fact per line, no glyphs, no colour"),
        option("--traceback", is_flag=True, help="show every frame when something fails"),
    )


def _store(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def store(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
        # The same option may stand before the command's name and after it.
        if value:
            setting = ctx.find_object(Setting)
            assert setting is not None
            setattr(setting, name, value)

    return store
