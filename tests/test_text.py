"""Cleaning, measuring and wrapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from grader.text import clean, columns, number, reflow, screened, seconds, wrap


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("a\x1b[31mb\x1b[0m", "ab", id="colour"),
        pytest.param("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link", id="hyperlink"),
        pytest.param("\x1b]0;unfinished", "", id="unfinished title"),
        pytest.param("a\rb\x08c", "abc", id="carriage return and backspace"),
        pytest.param("\x9b31mx", "31mx", id="8-bit escape"),
        pytest.param("a\u202eb\u2066c", "abc", id="bidirectional override"),
        pytest.param("a\ud800b", "ab", id="lone surrogate"),
        pytest.param("a\tb\nc", "a   b\nc", id="tab and newline stay"),
        pytest.param("a\u2028b", "ab", id="line separator"),
        pytest.param("a\U000e0041b", "a\\U000e0041b", id="tag"),
        pytest.param("a\u2060b\u00adc", "a\\u2060b\\u00adc", id="joiner and soft hyphen"),
        pytest.param("\u3164", "\\u3164", id="filler"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a joiner that writing needs"),
        pytest.param("矩阵 √d", "矩阵 √d", id="ordinary text"),
        pytest.param("a\n  ::error::b ::c", "a\n  : :error::b ::c", id="workflow command"),
        pytest.param("a ::error::b", "a : :error::b", id="workflow command that may be wrapped"),
        pytest.param("x[:, ::k] = y[::-1]", "x[:, ::k] = y[::-1]", id="slices of Python"),
        pytest.param("a ##[error]b", "a ## [error]b", id="workflow command, older"),
    ],
)
def test_clean(text, want):
    """Nothing that could steer a terminal is left."""
    assert clean(text) == want


@pytest.mark.parametrize(
    ("text", "width", "want"),
    [
        pytest.param("aa bb cc", 20, ["aa bb cc"], id="fits"),
        pytest.param("aaaa bbbb cccc", 10, ["aaaa bbbb", "cccc"], id="at spaces"),
        pytest.param("  aaaa bbbb cccc", 10, ["  aaaa", "  bbbb", "  cccc"], id="keeps indent"),
        pytest.param("a" * 25, 10, ["a" * 10, "a" * 10, "a" * 5], id="too long a word"),
        pytest.param("一二三四五六七", 10, ["一二三四五", "六七"], id="Chinese anywhere"),
        pytest.param("一二三四五。六", 10, ["一二三四", "五。六"], id="no full stop first"),
        pytest.param("一二三四（六七）", 10, ["一二三四", "（六七）"], id="no bracket last"),
        pytest.param("一二三四[五六]", 10, ["一二三四", "[五六]"], id="no square bracket last"),
        pytest.param("一二三四五[六]", 13, ["一二三四五", "[六]"], id="no square bracket first"),
        pytest.param("a   b", 10, ["a   b"], id="keeps gaps"),
        pytest.param("a\n\nb", 10, ["a", "", "b"], id="keeps lines"),
        pytest.param("", 10, [""], id="empty"),
    ],
)
def test_wrap(text, width, want):
    """Lines break at spaces, Chinese between characters."""
    assert wrap(text, width) == want


@given(st.text(alphabet="ab 一二。,(）√", max_size=80), st.integers(10, 40))
def test_wrap_loses_nothing(text, width):
    """Wrapping keeps every visible character and never exceeds the width by more than one."""
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width + 2 for line in lines)


SCREENED = {
    "colour": ("\x1b[31mbad\x1b[0m", "\x1b[31mbad\x1b[0m"),
    "title": ("a\x1b]0;owned\x07b", "ab"),
    "clear": ("a\x1b[2Jb\x1b[41mc", "abc"),
    "c1": ("a\x9b31mb", "a31mb"),
    "return": ("evil\rgood", "evilgood"),
    "lines": ("a,b\r\nc\n", "a,b\r\nc\n"),
    "direction": ("a\u202eb\u2066c", "abc"),
    "tab": ("a\tb", "a\tb"),
    "bell": ("a\x07\x08b", "ab"),
    "surrogate": ("a\ud800b", "ab"),
}


@pytest.mark.parametrize("name", SCREENED)
def test_screened(name):
    """What steers a terminal is gone; our colours and what is data stay."""
    text, want = SCREENED[name]
    assert screened(text) == want


def test_columns():
    """What does not fit on one line takes two."""
    assert columns("left", "right", 12) == ["left   right"]
    assert columns("left", "right", 10) == ["left", "right"]


def test_numbers():
    """Points and durations as a person writes them."""
    assert [number(x) for x in (6.0, 6.5, 1 / 3, 12.0)] == ["6", "6.5", "0.33", "12"]
    assert [seconds(x) for x in (0.0042, 0.123, 12.34)] == ["0.004 s", "0.12 s", "12.3 s"]


PROSE = """\
Weights are often drawn from a normal distribution without its tails: a number
outside of two standard deviations is thrown away and drawn anew.

    Z = b - a
    m = a + b

- n is an integer, 0 or more; std > 0 is a float. This line is as long as it may
  be, and goes on.
- rng"""


def test_prose_is_broken_anew_and_formulas_stay() -> None:
    """Lines that go on are joined where they do not fit; an item goes on below its text."""
    assert reflow(PROSE, 90) == PROSE.split("\n")
    assert reflow(PROSE, 50) == [
        "Weights are often drawn from a normal distribution",
        "without its tails: a number outside of two",
        "standard deviations is thrown away and drawn anew.",
        "",
        "    Z = b - a",
        "    m = a + b",
        "",
        "- n is an integer, 0 or more; std > 0 is a float.",
        "  This line is as long as it may be, and goes on.",
        "- rng",
    ]


def test_chinese_is_joined_without_a_space() -> None:
    text = (
        "权重常从去掉两端的正态分布中抽取：落在两倍标准差之外的数要丢掉重抽，直到没有为止\n再返回。"
    )
    assert "".join(reflow(text, 60)) == text.replace("\n", "")


def test_lines_of_chinese_are_joined_as_it_is_written() -> None:
    """Chinese goes on without a space, a word beside it has one, a mark has none."""
    lines = [f"{'字' * 34} `weight`", f"即{'字' * 35}，", f"weight 为 1{'字' * 33}", "字字"]
    joined = "".join(reflow("\n".join(lines), 60))
    assert "`weight` 即" in joined and "，weight 为 1" in joined and " 字" not in joined
