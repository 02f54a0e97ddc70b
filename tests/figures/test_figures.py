"""Figures: the numbers that are gathered, what is drawn of them, and what is refused."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import registry
from grader.classroom import codec
from grader.errors import ContentError
from grader.messages import Language
from grader.model import Figure
from grader.numerics import vocabulary

from .conftest import Result

X = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0], [3.0, 2.0]])
Y = np.array([-1, -1, 1, 1])
PLANE = {"X": X, "y": Y}
LINE = {"score": "plane @ out.w + out.b"}


def drawn(figure: Figure, lang: str = "en") -> list[ET.Element]:
    """Return the drawings of a figure, which are XML without script and reference."""
    module = registry.member("figures", figure.kind)
    text = module.svg(figure, Language(lang))
    assert len(text) < 60_000
    root = ET.fromstring(f"<div>{text}</div>")
    for element in root.iter():
        assert not {"href", "style", "onload", "src"} & set(element.attrib)
        assert element.tag.rpartition("}")[2] in ("div", "svg", "title", "text", "rect", "path")
        places = [v for name, v in element.attrib.items() if name != "aria-label"]
        assert "nan" not in str(places) and "inf" not in str(places)
    return list(root)


def written(panel: ET.Element) -> list[str]:
    return [str(e.text) for e in panel.iter() if e.tag.endswith("text")]


@pytest.mark.parametrize("kind", registry.kinds("figures"))
def test_every_kind_says_what_it_is(kind):
    """A member has a docstring, its fields, and the three functions."""
    module = registry.member("figures", kind)
    assert module.__doc__ and kind == module.KIND
    assert all(field.doc for field in module.FIELDS)
    assert module.gather and module.svg and module.legend


# ----------------------------------------------------------------------------- heat maps


def test_a_heat_map_shows_three_arrays_with_a_number_in_every_cell(gathered):
    """Yours, expected, the difference; what differs is outlined, not only coloured."""
    right = np.array([[1.0, -2.0], [0.5, 0.25]])
    mine = right + np.array([[0, 0], [0, 1]])
    figure = gathered("heatmap", mine, right, allowed=1e-12)
    assert str(figure.says) == "1 of 4 entries differ, most at [1, 1]: 1.25, expected 0.25"
    yours, expected, difference = drawn(figure)
    assert written(yours) == ["yours", "0", "1", "0", "1", "−2", "1", "0.5", "1.2"]
    assert written(expected)[-1] == "0.25"
    assert written(difference)[-1] == "1"
    outlines = [e for e in yours.iter() if e.get("class") == "off"]
    assert len(outlines) == 1
    assert yours[0].get("aria-label") == "yours"


def test_the_order_of_cells_is_that_of_the_array(gathered):
    """Rows go down and columns to the right."""
    figure = gathered("heatmap", np.array([[1, 2], [3, 4]]), np.array([[1, 2], [3, 5]]))
    assert written(drawn(figure)[0]) == ["yours", "0", "1", "0", "1", "2", "1", "3", "4"]


def test_of_a_large_array_a_window_around_the_worst_is_shown_and_named(gathered):
    """With the indices of its rows and columns."""
    right = np.zeros((2, 100, 300))
    mine = right.copy()
    mine[1, 97, 3] = 1
    figure = gathered("heatmap", mine, right)
    assert figure.part == "[1, 92:100, 0:8]" and figure.shape == "(2, 100, 300)"
    assert len(figure.yours["values"]) == len(figure.yours["values"][0]) == 8
    assert "yours[1, 92:100, 0:8]" in written(drawn(figure)[0])
    assert "97" in written(drawn(figure)[0])


def test_what_is_no_number_is_written_and_marked(gathered):
    """NaN and infinities have their words, and a ground of their own."""
    figure = gathered("heatmap", np.array([np.nan, np.inf, -np.inf, 1]), np.ones(4))
    assert written(drawn(figure)[0])[-4:] == ["nan", "inf", "−inf", "1"]
    odd = [e for e in drawn(figure)[0].iter() if e.get("class") == "odd"]
    assert len(odd) == 3


def test_two_shapes_are_shown_without_a_difference(gathered):
    """Nothing can be subtracted there."""
    figure = gathered("heatmap", np.ones((2, 3)), np.ones((3, 2)))
    assert str(figure.says) == "yours has shape (2, 3), expected (3, 2)"
    assert len(drawn(figure)) == 2


def test_where_nothing_differs_nothing_is_drawn(gathered):
    """A check may fail by another type, or by what it does besides."""
    assert gathered("heatmap", np.ones(3) + 1e-15, np.ones(3), allowed=1e-12) is None
    assert gathered("heatmap", np.array([np.nan]), np.array([np.nan])) is None


# ----------------------------------------------------------------------------- planes


def test_a_plane_has_boundary_margins_and_support_vectors(gathered):
    """Labels differ in shape; wrong points and support vectors have marks of their own."""
    mine = {"w": np.array([1.0, 0.0]), "b": -2.5, "s": np.array([0, 1, 1, 0]) > 0}
    right = {"w": np.array([1.0, -1.0]), "b": -1.0, "s": np.array([1, 1, 0, 0]) > 0}
    said = {**LINE, "margin": 0.5, "support": "out.s"}
    figure = gathered("plane", mine, right, PLANE, **said)
    assert str(figure.says) == "your boundary has 1 of 4 points on the wrong side, expected 1"
    yours, expected = drawn(figure)
    kinds = [e.get("class") for e in yours.iter() if e.tag.endswith("path")]
    assert kinds == ["frame", "margin", "margin", "boundary", "warm-mark", "cold-mark", "ring",
                     "wrong"]  # fmt: skip
    [line] = [e.get("d") for e in yours.iter() if e.get("class") == "boundary"]
    assert len({step.split()[0] for step in line.strip("M").split("L")}) == 1  # upright
    assert written(expected)[0] == "expected"


@pytest.mark.parametrize(
    "names",
    [
        {"X": np.ones((4, 3)), "y": Y},
        {"X": np.ones(4), "y": Y},
        {"X": np.full((4, 2), np.nan), "y": Y},
        {"X": X, "y": Y[:3]},
        {"X": X, "y": "abcd"},
        {"X": np.ones((0, 2)), "y": np.ones(0)},
        {"X": X * 1e305, "y": Y},
    ],
    ids=["space", "line", "nan", "labels", "text", "none", "huge"],
)
def test_what_is_no_plane_is_not_drawn(gathered, names):
    """Only points with two finite coordinates, each with a label."""
    mine, right = {"w": np.ones(2), "b": 0.0}, {"w": np.ones(2), "b": 1.0}
    with suppress(ContentError):  # the expression cannot be evaluated over such a case
        assert gathered("plane", mine, right, names, **LINE) is None


def test_points_that_coincide_have_a_plane(gathered):
    """One point, or the same point with both labels."""
    names = {"X": np.array([[1.0, 2.0], [1.0, 2.0]]), "y": np.array([1, -1])}
    figure = gathered("plane", {"w": np.ones(2), "b": 0.0}, {"w": np.ones(2), "b": -3.0}, names,
                      **LINE)  # fmt: skip
    assert len(drawn(figure)) == 2


# ----------------------------------------------------------------------------- curves


def test_a_curve_is_drawn_twice(gathered):
    """In one drawing: a solid line with circles, a dashed one with squares, both named."""
    x = np.linspace(-1, 1, 5)
    figure = gathered("curve", x**2, np.abs(x), {"z": x}, x="z", allowed=1e-12)
    assert str(figure.says) == "2 of 5 points differ, most at -0.5: yours 0.25, expected 0.5"
    [panel] = drawn(figure)
    assert {"yours", "expected"} <= set(written(panel))
    kinds = [e.get("class") for e in panel.iter() if e.tag.endswith("path")]
    assert kinds.count("yours") == kinds.count("theirs") == 1


def test_a_curve_along_an_input_calls_for_every_value(gathered):
    """A schedule is asked step by step."""
    module = registry.member("figures", "curve")
    options = {"of": "out", "x": "int64(linspace(1, 9, 5))", "along": "step", "marks": None}
    asked = []

    def schedule(step):
        asked.append(step)
        return 2.0 * step

    mine, right = Result(0, {}, schedule), Result(0, {}, lambda step: 1.0 * step)
    figure = module.gather(options, mine, right, None)
    assert asked == [1, 3, 5, 7, 9] and all(type(step) is int for step in asked)
    assert figure.yours["y"] == ((2.0, 6.0, 10.0, 14.0, 18.0),)


def test_marks_point_at_a_curve_that_is_given(gathered):
    """Where training stops, for one."""
    names = {"scores": np.array([0.5, 0.75, 0.25, 0.5])}
    figure = gathered("curve", (3, 1), (2, 1), names, of="scores", marks="[out[0], out[1]]")
    assert str(figure.says) == "yours points at 3, 1, expected 2, 1"
    [panel] = drawn(figure)
    assert [e.get("class") for e in panel.iter()].count("theirs") == 2


def test_a_gap_of_a_curve_is_written(gathered):
    """NaN breaks the line, and is named at its place."""
    figure = gathered("curve", np.array([1, np.nan, 3, np.inf]), np.arange(4.0))
    assert {"nan", "inf"} <= set(written(drawn(figure)[0]))


# ----------------------------------------------------------------------------- bad input

HOSTILE = {
    "none": None,
    "text": "<script>",
    "texts": np.array(["<script>"]),
    "complex": np.array([1 + 2j, 3]),
    "objects": np.array([object()]),
    "empty": np.zeros((0, 3)),
    "a number": np.array(5.0),
    "ragged": [1, [2, 3]],
    "fields of text": {"w": "text", "b": None},
    "fields of inf": {"w": np.full(2, np.inf), "b": np.nan},
    "fields of large numbers": {"w": np.full(2, 1e308), "b": -1e308},
    "large numbers": np.full((3, 3), 1e308),
    "many": np.full((2000, 2000), np.nan),
    "truth values": np.arange(9).reshape(3, 3) > 4,
    "a large integer": 2**70,
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("mine", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", registry.kinds("figures"))
def test_whatever_came_back_is_drawn_or_refused(gathered, kind, mine):
    """No exception but the one that is expected, no number without bound, no tag."""
    right = {"w": np.ones(2), "b": 1.0} if kind == "plane" else np.arange(9.0).reshape(3, 3)
    right = np.arange(9.0) if kind == "curve" else right
    options = LINE if kind == "plane" else {}
    try:
        figure = gathered(kind, mine, right, PLANE, **options)
    except ContentError:
        return
    if figure is not None:
        assert len(json.dumps(codec.to_data(figure))) < 12_000
        for lang in ("en", "zh"):
            drawn(figure, lang)


FLOATS = st.floats(width=64)


@settings(max_examples=60, deadline=None)
@given(st.lists(FLOATS, min_size=1, max_size=6), st.lists(FLOATS, min_size=1, max_size=6))
def test_any_numbers_are_drawn_and_kept(mine, right):
    """Gathered, stored, read again and drawn: the same figure, without a warning."""
    for kind in ("heatmap", "curve"):
        module = registry.member("figures", kind)
        options = {one.name: one.default for one in module.FIELDS}
        sides = [Result(np.array(one), vocabulary.NAMES) for one in (mine, right)]
        figure = module.gather(options, *sides, None)
        if figure is None:
            continue
        data = json.loads(json.dumps(codec.to_data(figure), allow_nan=False))
        again = codec.from_data(Figure, data)
        assert repr(again) == repr(figure)  # NaN is not equal to itself
        for shown in (again, replace(again, expected={})):
            drawn(shown)
