"""Messages: a template with parameters, said in the reader's language, kept as data."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.messages import (
    Language,
    Message,
    Place,
    Text,
    expected,
    from_data,
    in_context,
    languages,
    message,
    os_reason,
    plural,
    to_data,
    verbatim,
)

CATALOGUE = {
    "{got} is {value}, expected {want}": "{got} 是 {value}，应是 {want}",
    "{got} is {value}": "{got} 是 {value}",
    "line {line}": "第 {line} 行",
    "the output": "输出",
    ", ": "、",
    "{n} case": "{n} 个用例",
}


class Chinese:
    """A catalogue of a few sentences."""

    def gettext(self, template: str) -> str:
        return CATALOGUE.get(template, template)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return CATALOGUE.get(one, many)

    def pgettext(self, context: str, template: str) -> str:
        return f"{context}:{template}"


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message, "catalogue", lambda lang: Chinese())


def said() -> Message:
    without = Message("{got} is {value}", got=Message("the output"), value=3)
    return Message(
        "{got} is {value}, expected {want}",
        without=without,
        got=Message("the output"),
        value=3,
        want=expected(4),
    )


def test_a_message_is_its_english_text() -> None:
    """It compares, prints and joins as the sentence it is."""
    assert said() == "the output is 3, expected 4"
    assert str(said()) == f"{said()}" == "the output is 3, expected 4"
    assert type(str(said())) is str


def test_parameters_are_said_in_the_reader_s_language() -> None:
    """Messages inside are translated, numbers are not, and no space parts two wide characters."""
    assert said().text("zh") == "输出是 3，应是 4"


def test_a_template_without_translation_stays_english() -> None:
    assert Message("no such sentence {n}", n=1).text("zh") == "no such sentence 1"


def test_a_list_has_the_commas_of_its_language() -> None:
    both = Message("{items}", items=("a", Message("the output")))
    assert (str(both), both.text("zh")) == ("a, the output", "a、输出")


def test_a_format_applies_to_a_number() -> None:
    assert Message("{error:.2e}", error=0.00012345) == "1.23e-04"


def test_text_of_the_content_is_said_in_its_own_words() -> None:
    assert Message("{title}", title=Text("mask", zh="掩码")).text("zh") == "掩码"


@given(st.text())
def test_what_a_submission_wrote_is_never_translated_or_filled_in(text: str) -> None:
    """A parameter may look like a template or a sentence of the catalogue: it stays itself."""
    for data in (text, "{got} is {value}", "the output", "{0}{n}"):
        message = Message("{got} is {value}", got="`x`", value=data)
        assert str(message) == f"`x` is {data}"
        assert message.text("zh").endswith(data)


def test_redaction_drops_what_reveals_the_expected_value() -> None:
    """What is left is the sentence without it, also inside another sentence."""
    assert said().reveals == {"expected"}
    assert said().redacted("expected") == "the output is 3"
    outer = Message("in {dtype}, {said}", dtype="float32", said=said())
    assert outer.redacted("expected") == "in float32, the output is 3"
    assert outer.redacted("hidden") is outer


def test_redaction_leaves_nothing_where_all_is_revealed() -> None:
    assert Message("expected {want}", want=expected(4)).redacted("expected") is None


def test_a_place_can_be_said_as_a_cell() -> None:
    """A notebook puts its own words in the place of a line."""

    def cell(value: object) -> object:
        return Message("cell 2, line 1") if isinstance(value, Place) else value

    wrong = Message("{where}: no", where=Place(7))
    assert wrong == "line 7: no"
    assert wrong.text("zh") == "第 7 行: no"
    assert wrong.replaced(cell) == "cell 2, line 1: no"


def test_plural_and_context_choose_the_template() -> None:
    assert plural("{n} case", "{n} cases", 1) == "1 case"
    assert plural("{n} case", "{n} cases", 2).text("zh") == "2 个用例"
    assert in_context("state", "open").text("zh") == "state:open"
    assert Language("zh").plural("{n} case", "{n} cases", 2) == "2 个用例"


@pytest.mark.parametrize(
    "message",
    [
        said(),
        Place(3),
        plural("{n} case", "{n} cases", 2),
        in_context("state", "open"),
        verbatim("x = {y}"),
        Message("{t} {f} {l}", t=Text("a", zh="b"), f=float("nan"), l=("a", Message("the output"))),
    ],
    ids=["reveals", "place", "plural", "context", "verbatim", "values"],
)
def test_a_message_goes_through_json_and_back(message: Message) -> None:
    """Template and parameters are kept beside the English text."""
    back = from_data(to_data(message))
    assert back == message and type(back) is type(message)
    assert back.text("zh") == message.text("zh")
    assert back.reveals == message.reveals
    assert pickle.loads(pickle.dumps(message)).text("zh") == message.text("zh")
    assert copy.deepcopy(message) is message


def test_a_message_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="cannot be changed"):
        said().template = ""  # type: ignore[misc]


def test_the_languages_are_the_folders_of_the_catalogue() -> None:
    assert languages() == ("en", "zh")


@pytest.mark.parametrize(
    ("error", "english", "chinese"),
    [
        (
            OSError(2, "No such file or directory"),
            "No such file or directory",
            "没有这个文件或文件夹",
        ),
        (OSError(13, "Permission denied"), "Permission denied", "没有权限"),
        (OSError(5, "Input/output error"), "Input/output error", "Input/output error"),
        (OSError("odd"), "odd", "odd"),
    ],
)
def test_what_the_system_says(error: OSError, english: str, chinese: str) -> None:
    """Common reasons are translated; others are said as the system says them."""
    assert (str(os_reason(error)), os_reason(error).text("zh")) == (english, chinese)


def test_what_is_data_in_a_message() -> None:
    """Names and what Python said, from messages inside, too; no word of a template."""
    inner = Message("the input `{name}`", name="running_mean")
    said = Message(
        "{what} is {value} in {places}", what=inner, value=3, places=("a", expected("b"))
    )
    assert said.holds == ("running_mean", "a", "b")
    assert verbatim("ValueError: no").holds == ("ValueError: no",)
    assert Message("nothing").holds == ()
