"""The help of the learner's commands in Chinese."""

from __future__ import annotations

import importlib
import re

import click
import pytest
from rich.cells import cell_len

from grader.cli._help_chinese import SENTENCES, chinese
from grader.cli._main import group
from grader.reports._phrases import Phrases


def commands():
    """Return the commands by name, and whether each is the learner's."""
    context = click.Context(group)
    for name in group.list_commands(context):
        module = importlib.import_module(f"grader.cli.{name}")
        yield name, group.get_command(context, name), module.SECTION == "learner"


LEARNERS = [name for name, _, learner in commands() if learner]
TEXTS = {
    **{command.get_short_help_str(68): name for name, command, _ in commands()},
    **{
        option.help: name
        for name, command, learner in commands()
        for option in (*command.params, *group.params)
        if learner and isinstance(option, click.Option) and option.help
    },
    **{" ".join(part.split()): "grader" for part in (group.help or "").split("\n\n")},
}


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_has_its_chinese(text):
    """A new option fails here until `grader/cli/_help_chinese.py` knows it."""
    assert chinese.find(text), f"no Chinese for {text!r} of `{TEXTS[text]}`: add it to SENTENCES"


def test_no_sentence_is_left_over():
    """Each one is some command's, or Click's."""
    fixed = ["Options", "commands", "learner", "instructor", "author", "example: x", "x  [x>=1]"]
    texts = [*TEXTS, *fixed, "Show this message and exit."]
    alone = {english: Phrases({english: said}) for english, said in SENTENCES.items()}
    assert [english for english, one in alone.items() if not any(map(one.find, texts))] == []


@pytest.mark.parametrize("width", ["60", "80"])
@pytest.mark.parametrize("name", ["", *LEARNERS])
def test_help(cli, name, width):
    """No English sentence is left, and no line but a long list of choices is too wide."""
    argv = [name, "--help"] if name else ["--help"]
    out = cli("--lang", "zh", *argv, COLUMNS=width).out
    assert out.startswith("用法：grader")
    lines = [line for line in out.splitlines() if "|" not in line]
    assert max(map(cell_len, lines)) <= int(width)
    rest = re.sub(
        r"`[^`]*`|例：.*|用法：.*|Canvas|Moodle|JUnit|JSON|DIR|exercises/|solutions/", "", out
    )
    words = [line for line in rest.splitlines() if re.search(r"[a-z]+ [a-z]+", line)]
    assert words == []


def test_help_before_or_after(cli):
    """The language may stand anywhere, or in the environment."""
    expected = cli("--lang", "zh", "hint", "--help").out
    assert "  --level N   指定第几条，而不是下一条  [x>=1]\n" in expected
    assert cli("hint", "--help", "--lang", "zh").out == expected
    assert cli("hint", "--help", GRADER_LANG="zh").out == expected
    assert cli("hint", "--help").out.startswith("Usage: grader hint")
