"""The page of a report as it is seen: its colours, and in a browser where there is one."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest

from grader import registry
from grader.classroom import codec
from grader.messages import Language, Message, expected, verbatim
from grader.model import Diagnosis, Evidence, Figure, Report, Sample, Status, Text
from grader.page import COLOURS
from grader.reports import Audience, Display, html, view

from .browser import measured, needs_browser
from .conftest import rendered

EVIL = '</pre></svg><script>alert(1)</script><img src="https://example.org/x.png">' * 3
LONG = "a_name_that_does_not_end_" * 20
GRID = ((1.5, -2.0, 0.0), (float("nan"), float("inf"), 1e-30))
RIGHT = ((7.25, -2.0, 0.0), (0.125, 8.0, 1e-30))
HEATMAP = Figure(
    "heatmap",
    Message(
        "{n} of {of} entries differ, most at {place}: {got}, expected {want}",
        n=3,
        of=6,
        place="[0, 0]",
        got="1.5",
        want=expected("7.25"),
        without=Message("at {place} it is {got}", place="[0, 0]", got="1.5"),
    ),
    given={"rows": ((0.0, 1.0),), "columns": ((0.0, 1.0, 2.0),)},
    yours={"values": GRID},
    expected={
        "values": RIGHT,
        "difference": ((-5.75, 0.0, 0.0), (float("nan"), float("inf"), 0.0)),
        "off": ((1.0, 0.0, 0.0), (1.0, 1.0, 0.0)),
    },
)
PLANE = Figure(
    "plane",
    verbatim("a plane"),
    given={"box": ((0.0, 0.0, 2.0),), "points": ((0.5, 0.5), (1.5, 1.5)), "labels": ((-1.0, 1.0),)},
    yours={"score": ((-1.0, 0.5), (0.5, 1.0)), "wrong": ((0.0, 0.0),), "margin": ((0.5,),)},
    expected={"score": ((-1.0, 0.0), (0.0, 1.0)), "wrong": ((0.0, 0.0),), "margin": ((0.25,),)},
)
CURVE = Figure(
    "curve",
    verbatim("a curve"),
    given={"x": ((1.0, 2.0, 3.0),)},
    yours={"y": ((0.1, float("nan"), 0.3),)},
    expected={"y": ((1e-9, 4e5, 0.3),)},
)
FIGURES = {figure.kind: figure for figure in (HEATMAP, PLANE, CURVE)}


@pytest.fixture
def pictured(wrong):
    """Return a function that gives a failing report a figure."""

    def of(figure: Figure, **more: object) -> Report:
        outcomes = tuple(
            o.saying(evidence=replace(o.evidence, figure=figure)) if not o.passed else o
            for o in wrong.outcomes
        )
        return replace(wrong, outcomes=outcomes, **more)

    return of


@pytest.fixture
def hostile(report, outcome):
    """Return a report of which every text is hostile or has no end."""
    message = Message("{x}", x=EVIL)
    evidence = Evidence(
        (message, verbatim(LONG)), EVIL, sample=Sample(LONG, (), EVIL, LONG), figure=HEATMAP
    )
    return report(
        outcome(LONG, LONG, Status.FAIL, message=message, evidence=evidence),
        title=Text(EVIL),
        file=LONG,
        notes=(message,),
        printed=EVIL + LONG,
        diagnosis=(Diagnosis(LONG, Text(EVIL), Text(LONG), message),),
    )


# ----------------------------------------------------------------------------- what is let out


def test_figures_stand_for_every_kind():
    """The tests below show each."""
    assert set(FIGURES) == set(registry.kinds("figures"))


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_is_on_the_page_with_its_line(pictured, kind):
    """Drawn, told in one line, and its marks explained."""
    text = rendered("html", pictured(FIGURES[kind]))
    assert f"<p>{FIGURES[kind].says}</p>" in text
    drawn = registry.member("figures", kind).svg(FIGURES[kind], Language("en"))
    assert text.count("<svg") == drawn.count("<svg") > 0
    assert "<figcaption>" in text


def test_other_formats_have_the_line(pictured):
    """What cannot draw says it."""
    said = "3 of 6 entries differ, most at [0, 0]: 1.5, expected 7.25"
    report = pictured(HEATMAP)
    assert said in rendered("markdown", report).replace("\\", "")
    found = json.loads(rendered("json", report))["outcomes"]
    assert {"kind": "heatmap", "text": said} in [o.get("figure") for o in found]
    screen = rendered("terminal", report)
    assert said not in screen  # it has its own words


@pytest.mark.parametrize(
    ("details", "values", "marks"),
    [("full", True, True), ("sent", False, True), ("actual", False, False)],
)
def test_how_much_a_figure_lets_out(pictured, details, values, marks):
    """A class is sent no array of expected values; `actual` does not even tell where it is right."""
    seen = view(pictured(HEATMAP), Audience.STUDENT, details)
    assert ("values" in seen.failure.figure.expected) == values
    assert ("off" in seen.failure.figure.expected) == marks
    text = html.render(seen, Display())
    assert (">0.12<" in text) == (">difference<" in text) == values
    assert ('class="off"' in text) == marks
    assert ("7.25" in text) == (details != "actual")  # one entry is told in words
    assert bool(seen.failure.sample.want) == values


def test_nothing_is_drawn_of_a_hidden_case(pictured):
    """Nor where failures are told without their values."""
    report = pictured(HEATMAP)
    hidden = replace(report, outcomes=tuple(replace(o, hidden=True) for o in report.outcomes))
    for shown in (view(hidden, Audience.OWNER), view(report, Audience.OWNER, "none")):
        assert "<svg" not in html.render(shown, Display())


def test_a_report_of_a_later_grader_is_shown_without_its_figure(pictured):
    """A kind that this one does not have is left out."""
    assert "<svg" not in rendered("html", pictured(replace(HEATMAP, kind="hologram")))


def test_a_stored_report_keeps_its_figure(pictured):
    """NaN and infinities, too."""
    report = pictured(HEATMAP)
    again = codec.from_json(codec.to_json(report))
    assert rendered("html", again) == rendered("html", report)


# ----------------------------------------------------------------------------- colours


def _colours() -> dict[str, dict[str, str]]:
    """Return the colours by name in light, dark and print."""
    blocks = re.findall(r":root \{(.*?)\}", COLOURS, re.S)
    found = [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in blocks]
    return dict(zip(("light", "dark", "print"), found, strict=True))


def _rgb(colour: str) -> tuple[float, ...]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))


def _luminance(rgb: tuple[float, ...]) -> float:
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the ratio of WCAG 2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast(scheme):
    """Every text is 4.5 times as light or dark as what it stands on; a line of a drawing, too."""
    colours = _colours()[scheme]
    for ground in ("paper", "box"):
        for name in ("ink", "faint", "good", "bad", "yours", "theirs"):
            ratio = _contrast(_rgb(colours[name]), _rgb(colours[ground]))
            assert ratio >= 4.5, (name, ground, ratio)
    from grader.figures.heatmap import _DEEPEST

    paper = _rgb(colours["paper"])
    for name in ("warm", "cold"):
        over = zip(_rgb(colours[name]), paper, strict=True)
        cell = tuple(_DEEPEST * c + (1 - _DEEPEST) * p for c, p in over)
        assert _contrast(_rgb(colours["ink"]), cell) >= 4.5, name


@pytest.mark.parametrize("kind", FIGURES)
def test_pictures_of_a_notebook_are_images(pictured, kind):
    """A notebook that is not trusted keeps them; each has its own colours and says what it shows."""
    text = html.fragment(view(pictured(FIGURES[kind]), Audience.STUDENT))
    assert "<svg" not in text
    found = re.findall(r'<img alt="([^"]+)" src="data:image/svg\+xml;base64,([^"]+)">', text)
    assert found
    for label, data in found:
        root = ElementTree.fromstring(base64.b64decode(data))
        assert root.attrib["aria-label"] == unescape(label)
        rules = root.find("{http://www.w3.org/2000/svg}style").text
        assert "prefers-color-scheme: dark" in rules and ".picture path" in rules


def test_a_fragment_reaches_no_further():
    """In a page of somebody else, every rule of ours is about our part."""
    assert ":root" in COLOURS
    text = re.sub(r"\s+", " ", html.page.fragment("<p>x</p>", html.page.Language(), html.STYLE))
    assert ":root" not in text and "<script" not in text
    assert ".grader { background: var(--paper); color: var(--ink);" in text
    style = text.partition("<style>")[2].partition("</style>")[0]
    outer, depth = [""], 0
    for character in style:
        outer[-1] += character if not depth or (depth == 1 and outer[-1].startswith(" @")) else ""
        depth += (character == "{") - (character == "}")
        outer += [""] if character == "}" and not depth else []
    selectors = [rule.strip() for rule in outer if rule.strip()]
    assert all(rule.startswith((".grader", "@media")) for rule in selectors)


# ----------------------------------------------------------------------------- in a browser


@needs_browser
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", ["passing", "wrong", "raised", "hostile", *FIGURES])
def test_in_a_browser(request, pictured, tmp_path, kind, lang):
    """Nothing is asked for, nothing scrolls sideways on a phone, no text leaves its drawing."""
    report = pictured(FIGURES[kind]) if kind in FIGURES else request.getfixturevalue(kind)
    page = rendered("html", report, lang=lang)
    assert "default-src 'none'" in page
    found, log = measured(tmp_path, page, 360)
    seen = json.loads(found)
    assert seen["width"] <= 360
    assert (seen["requests"], seen["wide"]) == (0, 0)
    assert seen["drawings"] == page.count("<svg")
    assert "Content Security Policy" not in log and "Refused" not in log


@needs_browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_dark_is_dark(pictured, tmp_path, dark):
    """The colours follow the reader's wish."""
    found, _ = measured(tmp_path, rendered("html", pictured(HEATMAP)), 1200, dark=dark)
    seen = json.loads(found)
    white, black = "rgb(255, 255, 255)", "rgb(22, 22, 22)"
    assert seen["paper"] == (black if dark else white)
    assert seen["width"] <= 1200
