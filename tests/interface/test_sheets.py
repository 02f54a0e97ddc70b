"""Notebooks to begin with: valid, in both languages, and what they define is the starter."""

from __future__ import annotations

import json

import pytest

from grader.classroom.notebook import cells, module
from grader.content import Content
from grader.content.statement import read_statement
from grader.interface.sheets import sheet

nbformat = pytest.importorskip("nbformat")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_exercise(course: Content, lang: str) -> None:
    """Each is a valid notebook that defines the functions of the exercise."""
    for identity in course.ids:
        task = read_statement(course, identity)
        for backend in task.head.backends:
            text = sheet(task, backend, lang, install=True)
            nbformat.validate(nbformat.reads(text, 4))
            made = module(cells(text.encode()), identity)
            assert "NotImplementedError" in made.source or "class " in made.source
            assert made.warnings == () and made.redefined == ()
            assert f"backend={backend}" in text


def test_what_stands_in_it(course: Content) -> None:
    """Statement, loading, the starter below `%%check`, a cell to try, and what is next."""
    document = json.loads(sheet(read_statement(course, "layer-norm"), "torch", "en"))
    texts = ["".join(cell["source"]) for cell in document["cells"]]
    assert [cell["cell_type"] for cell in document["cells"]] == [
        "markdown", "code", "code", "code", "markdown",
    ]  # fmt: skip
    assert texts[0].startswith("# Layer normalisation")
    assert texts[1] == "%load_ext grader"
    assert texts[2].startswith(
        "%%check layer-norm\n# grader: exercise=layer-norm backend=torch\n\nimport torch\n"
    )
    assert "%hint layer-norm" in texts[4]


def test_it_is_installed_where_it_is_missing(course: Content) -> None:
    """A notebook for a course can be opened where there is no grader yet, as in Colab."""
    text = sheet(read_statement(course, "layer-norm"), "numpy", "en", install=True)
    assert "%pip install -q textbook-grader" in text
    assert "%pip" not in sheet(read_statement(course, "layer-norm"), "numpy", "en")
