"""The class in figures, and the page that shows them, looked at in a browser where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from html.parser import HTMLParser

import pytest

from grader.classroom.chart import bars, histogram
from grader.classroom.page import class_page
from grader.classroom.statistics import (
    Check,
    ClassStatistics,
    ExerciseStatistics,
    Signature,
    _correlation,
    _outliers,
    _quantile,
)
from grader.classroom.structure import structure
from grader.messages import Language

from .handed_in import CRASH, LOOP, RIGHT, WRONG

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
EVIL = "<script>alert(1)</script>"


def test_the_figures_of_a_class(room):
    """Counts are of students; what two students share counts twice."""
    works = {"r": RIGHT, "s": RIGHT, "w": WRONG, "l": LOOP, "c": CRASH}
    for name, text in works.items():
        room.hand_in(f"{name}/affine.py", text)
    room.batch()
    done = room("report", "out", "--plain")
    assert done.code == 0
    text = done.out
    assert text.startswith(
        "5 students, 5 submissions, 5 graded, 0 not graded, 0 nothing handed in\n\n"
        "Affine (affine)\n2 passed, 3 failed; mean 44 %, median 20 %\n"
    )
    assert re.search(r"^  values +5 +3 +60 %  affine-no-shift 1$", text, re.M)
    assert re.search(r"^  affine-no-shift +leaves out the constant +1$", text, re.M)
    assert re.search(r"^  hit a time limit +1$", text, re.M)
    assert re.search(r"^  ended the process +1$", text, re.M)
    assert re.search(r"^  byte for byte the same as another +1$", text, re.M)
    assert max(map(len, text.splitlines())) <= 80


def test_two_exercises_have_an_overview_and_a_total(room):
    """A line per exercise; the total is of those of whom nothing is open, each one's in a table."""
    room.hand_in("ada/affine.py", RIGHT)
    room.hand_in("ada/double_it.py", "def double_it(x):\n    return x + x + 1\n")
    room.hand_in("ben/affine.py", WRONG)
    room.hand_in("eve/affine.py", RIGHT)
    room.hand_in("eve/double_it.pdf", "%PDF")
    room.hand_in("eve/double_it.py", "def double_it(x):\n    return x + x + 1\n")
    room.batch()
    totals = {row["student"]: row["total"] for row in room.grades("totals.csv")}
    text = room("report", "out", "--plain").out
    table = text[text.index("exercises\n") :]
    assert re.search(r"^ +passed +failed +open +missing +mean +median +most often$", text, re.M)
    assert re.search(r"^  affine +2 +1 +0 +0 +73 % +100 %  affine-no-shift 1$", table, re.M)
    assert re.search(r"^  double-it +2 +0 +0 +1 +100 % +100 %", table, re.M)
    shares = sorted(float(total) / 200 for total in totals.values())
    mean, median = 100 * sum(shares) / 3, 100 * shares[1]
    assert re.search(rf"^  total +{mean:.0f} % +{median:.0f} %", table, re.M)
    assert "the total is of the 3 students of whom nothing is left to grade" in " ".join(
        text.split()
    )
    alone = room("report", "out", "--plain", "--exercise", "double-it").out
    assert "Double it" in alone and "affine" not in alone and "total" not in alone
    room("report", "out", "--html", "class.html")
    page = (room.folder / "class.html").read_text()
    assert "<h3>Exercises</h3>" in page and ">total<" in page
    assert "ada" not in page and "ben" not in page


def test_an_exercise_that_nobody_handed_in_is_said(room):
    """With what there is instead."""
    room.hand_in("ada/affine.py", RIGHT)
    room.batch()
    done = room("report", "out", "--exercise", "double-it")
    assert done.code == 2
    assert done.err == "error: nobody handed in `double-it`\nhint: these were: affine\n"


def test_fifty_exercises_are_an_overview_and_not_a_flood(room, monkeypatch):
    """A screen or two: a line for each, and how to see one of them."""
    from dataclasses import replace

    one = figures().exercises[0]
    many = tuple(replace(one, name=f"exercise-{n:02}", mistakes=()) for n in range(50))
    whole = replace(figures(), exercises=many, totals=(0.25, 0.5, 0.75, 0.75))
    monkeypatch.setattr("grader.classroom.statistics.class_statistics", lambda store, book: whole)
    room.hand_in("ada/affine.py", RIGHT)
    room.batch()
    lines = room("report", "out", "--plain").out.splitlines()
    assert len(lines) < 65
    assert sum(line.startswith("  exercise-") for line in lines) == 50
    assert re.fullmatch(r"  total +56 % +62 %", next(x for x in lines if "total " in x).rstrip())
    assert "of one exercise: grader report out --exercise ID; of all: --html FILE" in lines
    assert max(map(len, lines)) <= 80


def test_same_structure_is_found(room):
    """Other names and comments, the same tree; students are told in the terminal only."""
    odd = (
        "def affine(x):\n    total = x * 0\n    for i in range(2):\n        total += x\n"
        "    return total + 1\n"
    )
    room.hand_in("ada/affine.py", odd)
    room.hand_in("ben/affine.py", "# mine\n" + odd.replace("total", "t").replace("i in", "j in"))
    for n in range(16):
        room.hand_in(f"s{n}/affine.py", RIGHT + "\n".join(f"A{k} = 1" for k in range(n)))
    room.batch()
    done = room("report", "out", "--alike")
    assert done.out == "ada and ben: same structure in affine (3.2 bits)\n"
    room("report", "out", "--html", "class.html")
    page = (room.folder / "class.html").read_text()
    assert ">ada<" not in page and "ada " not in page


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("def f(x):\n  return x+1", "def g(y):\n    'doc'\n    return y + 2  # c", True),
        ("def f(x):\n  return x+1", "def f(x):\n  return x*1", False),
        ("def f(x):\n  return x+1", "def f(x):\n  return 1+x", False),
        ("x = 'a'", "x = 1", False),
    ],
)
def test_structure(one, other, same):
    """Names, docstrings, comments and the values of constants do not count."""
    assert (structure(one.encode()) == structure(other.encode())) is same
    assert structure(b"def f(:") == ""


def test_correlation_and_quantiles():
    """Against values computed by hand."""
    assert _correlation([(0, 1, 1), (1, 2, 1), (2, 3, 1)]) == pytest.approx(1)
    assert _correlation([(0, 3, 1), (1, 2, 2), (2, 1, 1)]) == pytest.approx(-1)
    assert _correlation([(1, 3, 1), (1, 2, 1)]) is None
    assert _quantile([1, 2, 3, 10], 0.5) == 2.5
    assert _quantile([], 0.5) is None
    assert _outliers([1.0] * 30 + [9.0]) == 1
    assert _outliers([1.0] * 5 + [9.0]) == 0


def figures() -> ClassStatistics:
    checks = (
        Check("runs", 300, 6, ()),
        Check("values", 294, 150, (("no-scale", 80), (EVIL, 3)), 0.49, 0.71),
        Check("a-check-with-quite-a-long-name-indeed", 144, 140, (), 0.03, 0.05, "hardly anyone"),
    )
    exercise = ExerciseStatistics(
        name="attention",
        title=f"Attention {EVIL}",
        states={"passed": 120, "failed": 180, "missing": 4},
        mean=0.61,
        median=0.7,
        histogram=(20, 10, 5, 0, 30, 44, 12, 9, 50, 120),
        checks=checks,
        mistakes=(("no-scale", "leaves out the division by √d_k", 80), (EVIL, EVIL, 3)),
        signatures=(Signature(("values", "gradient"), 90, (("no-scale", 70),)),),
        slow=2,
        typical_seconds=0.4,
        timeouts=3,
        memory=1,
        crashes=2,
        same=12,
    )
    return ClassStatistics(304, 300, 299, ((f"station died {EVIL}", 1),), 4, (exercise,))


def test_the_page_is_one_file_with_a_strict_policy():
    """No script, no address, everything escaped; small."""
    text = class_page(figures(), Language())
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
    parser.feed(text)
    assert "<script" not in text
    assert not [t for t, a in tags if {"src", "href", "style", "onload"} & set(a)]
    assert "default-src 'none'" in text
    assert len(text) < 20_000
    assert "http" not in text.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_charts_say_their_numbers():
    """Without colour and without the bar's length, the figures are there."""
    chart = histogram((0, 3, 0, 0, 0, 0, 0, 0, 0, 7), "Scores")
    assert ">3<" in chart and ">7<" in chart and ">90–100<" in chart
    assert 'role="img" aria-label="Scores"' in chart
    assert ">6 of 8 (75 %)<" in bars([("values", 6, 8)], "x", Language())
    assert ">0 of 0 (0 %)<" in bars([("values", 0, 0)], "x", Language())


@pytest.mark.skipif(not BROWSER, reason="there is no Chromium")
@pytest.mark.parametrize("width", [1200, 500], ids=["desktop", "phone"])
def test_the_page_in_a_browser(tmp_path, width):
    """The browser's own rendering: nothing refused by the policy, ink where the charts are, and
    no wider than the window."""
    page = tmp_path / "class.html"
    measure = "<script>document.title = document.documentElement.scrollWidth</script>"
    page.write_text(class_page(figures(), Language()))
    shot = tmp_path / "shot.png"
    switches = [
        *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
        *(f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},900"),
        *("--enable-logging=stderr", "--v=0"),
    ]
    done = subprocess.run(
        [BROWSER, *switches, f"--screenshot={shot}", page.as_uri()],
        capture_output=True,
        timeout=60,
        text=True,
    )
    assert "Content Security Policy" not in done.stderr
    assert _blue(shot.read_bytes()) > 5_000
    free = (
        page.read_text().replace("default-src 'none'; ", "").replace("</body>", measure + "</body>")
    )
    (tmp_path / "free.html").write_text(re.sub(r"style-src '[^']*'; ", "", free))
    done = subprocess.run(
        [BROWSER, *switches, "--dump-dom", (tmp_path / "free.html").as_uri()],
        capture_output=True,
        timeout=60,
        text=True,
    )
    assert int(re.search(r"<title>(\d+)</title>", done.stdout).group(1)) <= width


def _blue(png: bytes) -> int:
    """Count the bars' pixels (#3465a4) of an 8-bit RGB or RGBA image, by the standard library."""
    size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    channels = 4 if png[25] == 6 else 3
    at, packed = 8, b""
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        packed += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    raw, stride, found = zlib.decompress(packed), size[0] * channels, 0
    above = bytes(stride)
    for row in range(size[1]):
        start = row * (stride + 1)
        line = _unfiltered(
            raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above, channels
        )
        found += sum(line[x : x + 3] == b"\x34\x65\xa4" for x in range(0, stride, channels))
        above = bytes(line)
    return found


def _unfiltered(kind: int, line: bytearray, above: bytes, step: int) -> bytearray:
    for x in range(len(line)):
        left = line[x - step] if x >= step else 0
        corner = above[x - step] if x >= step else 0
        line[x] = (line[x] + _predicted(kind, left, above[x], corner)) & 255
    return line


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))
