"""The fenced blocks of a document, and what the comment before a block says about it.

Comments stand on lines of their own right before the fence:

    <!-- not run: REASON -->        a session that is only an illustration
    <!-- exit: N -->                the exit code of the block's last command, 0 otherwise
    <!-- given: NAME -->            prepare something first; `given.py` has the names
    <!-- file: PATH -->             the block is this file of the workspace
    <!-- output varies: REASON -->  the commands are run, what is printed is not compared
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"\A```(?P<language>[\w-]*)\Z")
COMMENT = re.compile(r"\A<!-- (?P<key>not run|exit|given|file|output varies): (?P<value>.+) -->\Z")
TYPED = re.compile(r"(?:\A|\s)> (?P<typed>\S+)\Z")


@dataclass(frozen=True)
class Block:
    """A fenced block: its place, its language, its lines and the notes before it."""

    place: str
    language: str
    lines: tuple[str, ...]
    notes: Mapping[str, str]

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


@dataclass(frozen=True)
class Command:
    """One command of a session, what is typed into it, and what it is said to print."""

    line: str
    typed: str
    output: tuple[str, ...]


def blocks(path: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a Markdown file in order."""
    notes: dict[str, str] = {}
    lines = iter(enumerate(path.read_text(encoding="utf-8").split("\n"), start=1))
    for number, line in lines:
        if comment := COMMENT.match(line):
            notes[comment["key"]] = comment["value"]
        elif fence := FENCE.match(line):
            inside = []
            for _, text in lines:
                if text == "```":
                    break
                inside.append(text)
            yield Block(f"{path.name}:{number}", fence["language"], tuple(inside), notes)
            notes = {}
        else:
            assert not notes, f"{path.name}:{number}: the comment belongs right before a block"


def commands(block: Block) -> Iterator[Command]:
    """Yield the commands of a session: the lines after `$`, each with what follows it."""
    sections: list[list[str]] = []
    for line in block.lines:
        if line.startswith("$ "):
            sections.append([line[2:]])
        elif sections and sections[-1][-1].endswith("\\") and len(sections[-1]) == 1:
            sections[-1][0] += "\n" + line
        else:
            assert sections, f"{block.place}: a session begins with `$ `"
            sections[-1].append(line)
    for command, *output in sections:
        typed = [found["typed"] for line in output if (found := TYPED.search(line))]
        yield Command(command, "".join(f"{word}\n" for word in typed), tuple(output))
