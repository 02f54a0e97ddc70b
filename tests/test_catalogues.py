"""The translations are complete, hold the same values, and are compiled."""

from __future__ import annotations

import io
import string
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from grader.messages import languages

LOCALE = Path(__file__).parent.parent / "grader" / "locale"
WHOLE = ("zh",)
"""Languages in which everything is said; others may be begun, and lack what is not translated."""


def catalogue(language: str) -> Catalog:
    """Return the translations of a language as they are written."""
    with (LOCALE / language / "LC_MESSAGES" / "grader.po").open("rb") as text:
        return read_po(text, locale=language)


def versions(message: Message) -> tuple[list[str], list[str]]:
    """Return the forms of a template, singular and plural, and those of its translation."""
    templates = message.id if isinstance(message.id, tuple) else (message.id,)
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    return list(templates), list(said)


def values(template: str) -> set[str]:
    """Return the names of the values that stand in a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("language", WHOLE)
def test_every_template_has_its_translation(language: str) -> None:
    """What is said in English is said in it, too."""
    found = [message for message in catalogue(language) if message.id]
    assert len(found) > 500
    assert [message.id for message in found if not all(versions(message)[1])] == []


@pytest.mark.parametrize("language", languages()[1:])
def test_a_translation_has_the_values_of_its_template(language: str) -> None:
    """None is lost, and none is asked for that the message does not have; none is only guessed."""
    for message in catalogue(language):
        templates, said = versions(message)
        known = set().union(*map(values, templates))
        assert not message.id or not message.fuzzy, message.id
        for text in filter(None, said):
            assert values(text) == known, message.id


@pytest.mark.parametrize("language", languages()[1:])
def test_the_catalogue_is_not_stale(language: str) -> None:
    """Whoever edits a `.po` compiles it, too; `make setup` does."""
    source = LOCALE / language / "LC_MESSAGES" / "grader.po"
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    assert source.with_suffix(".mo").exists(), "not compiled: run `make setup`"
    current = source.with_suffix(".mo").read_bytes() == compiled.getvalue()
    assert current, "older than its source: run `make setup`"


def test_a_language_is_a_catalogue_and_nothing_else(tmp_path: Path) -> None:
    """With one more folder the language is offered and spoken; what it lacks stays English."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    french = Catalog(locale="fr")
    french.add("Usage: ", "Usage : ")
    french.add("error: {message}", "erreur : {message}")
    french.add("no exercise `{name}`", "pas d'exercice `{name}`")
    with (folder / "grader.mo").open("wb") as file:
        write_mo(file, french)
    code = (
        "import sys, pathlib\n"
        "from grader.messages import catalogue\n"
        f"catalogue.LOCALE = pathlib.Path({str(tmp_path)!r})\n"
        "from grader.cli import main\n"
        "main(['list', '--help', '--lang', 'fr'])\n"
        "main(['--lang', 'fr', 'show', 'zzz'])\n"
        "main(['--lang', 'de', 'list'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=LOCALE.parent.parent, capture_output=True, text=True
    )
    assert done.stdout.startswith("Usage : grader list [OPTIONS] [TRACK]\n")
    assert "erreur : pas d'exercice `zzz`\nhint: " in done.stderr
    assert "`de` is not one of `en`, `fr`\n" in done.stderr
