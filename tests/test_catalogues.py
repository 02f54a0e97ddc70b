"""The compiled translations are those of their sources."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from grader.messages import languages

LOCALE = Path(__file__).parent.parent / "grader" / "locale"


@pytest.mark.parametrize("language", languages()[1:])
def test_the_catalogue_is_not_stale(language: str) -> None:
    """Whoever edits a `.po` compiles it, too; `make setup` does."""
    source = LOCALE / language / "LC_MESSAGES" / "grader.po"
    compiled = io.BytesIO()
    with source.open("rb") as text:
        write_mo(compiled, read_po(text, locale=language))
    assert source.with_suffix(".mo").exists(), "not compiled: run `make setup`"
    current = source.with_suffix(".mo").read_bytes() == compiled.getvalue()
    assert current, "older than its source: run `make setup`"
