"""Every message of a report has its Chinese, found in the source itself or provoked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import grader
from grader.model import Array
from grader.numerics.compare import compare
from grader.numerics.timing import ratio
from grader.reports._chinese import SENTENCES, phrases
from grader.reports._phrases import Phrases

ROOT = Path(grader.__file__).parent
MODULES = [
    *sorted((ROOT / "checks").glob("*.py")),
    ROOT / "numerics/compare.py",
    ROOT / "outcomes.py",
    ROOT / "grading.py",
    ROOT / "diagnosis/facts.py",
    ROOT / "sandbox/_ending.py",
    ROOT / "sandbox/_answers.py",
    ROOT / "sandbox/_session.py",
    ROOT / "classroom/notebook.py",
    ROOT / "race.py",
]

TABLES = ("LIMITS", "KINDS", "_SIGNALS", "CLOSED")
"""Values outside of functions that hold messages."""

SILENT = {"raise", "Field", "Defaults", "SandboxError", "ContentError", "UnansweredError"}
"""Calls whose texts are for authors, or say what is our own fault."""

HOLE = "7"
"""What stands for a value in a message."""

PARTS = {
    "7 of 7 entries differ": ["7: 7 of 7 entries differ"],
    "the value differs": ["7: the value differs"],
    "7 of 7 entries are 7": ["7: 7 of 7 entries are NaN", "7: 7 of 7 entries are infinite"],
    "is 7": ["7 is NaN", "7 is infinite", "7 is NaN or infinite"],
    "NaN or infinite": ["7: 7 of 7 entries are NaN or infinite"],
    "7 is 7": ["7 is 7, expected 7"],
    " (7 x the reference's own rounding in 7)": [
        "largest error 7, allowed 7 (7 x the reference's own rounding in float32)"
    ],
    "allowed 7: 7": ["7 is 7, allowed 7: 7"],
    "7 is a 7, expected a 7": ["output is a number, expected a NumPy array"],
    "a number": ["output is a number, expected `None`"],
    "an array of shape 7": ["output is an array of shape 7, expected a number"],
    "a list": ["output is a list, expected a dict"],
    "a dict": ["output is a dict, expected a list"],
    "a tuple": ["output is a tuple, expected text"],
    "a boolean": ["output is a boolean, expected a dict"],
    "NumPy array": ["output is a torch tensor, expected a NumPy array"],
    "torch tensor": ["output is a NumPy array, expected a torch tensor"],
    "complex numbers": ["output holds `float64`, expected complex numbers"],
    "the left side": ["the left side[0] is 7, expected 7"],
    "module `7`": ["line 7: module `7` is not available in this exercise"],
    "a relative import": ["line 7: a relative import is not available in this exercise"],
    "line 7: 7 is not available in this exercise": [],
    "the function": ["the function is not written yet"],
    " at line 7": ["`7` is not written yet at line 7"],
    "7 of your file": ["`7` at line 7 of your file"],
    " when your function was called": ["`7` when your function was called"],
    "7 is not written yet7": ["`7` is not written yet", "`7` is not written yet at line 7"],
    "syntax error7: 7": ["syntax error: invalid syntax", "syntax error at line 7: invalid syntax"],
    "the file calls `exit` when it is imported7": [
        "the file calls `exit` when it is imported",
        "the file calls `exit` when it is imported at cell 7, line 7",
    ],
    "an import fails7: 7": ["an import fails: 7", "an import fails at line 7: 7"],
    "importing the file raises `7`7": [
        "importing the file raises `7`",
        "importing the file raises `7` at line 7",
    ],
    "the whole submission": ["not finished after 7 s (the whole submission)"],
    "one call": ["not finished after 7 s (one call)"],
    "importing the file": ["not finished after 7 s (importing the file)"],
    "fix `7` first": ["not run: fix `7` first"],
    "the file must run first": ["not run: the file must run first"],
    "put off until everything else passes": ["not run: put off until everything else passes"],
    "inconclusive, about 7": ["inconclusive, about 7 x the reference's time (±7)"],
    "has the shape of its transpose": ["output has the shape of its transpose"],
    "equals the transpose of the expected result": [
        "output equals the transpose of the expected result"
    ],
    "has the opposite sign": ["output has the opposite sign"],
    "is 7 times the expected result": ["output is 7 times the expected result"],
    "is the expected result plus 7": ["output is the expected result plus 7"],
    "has 7 that do not sum to 1": [
        "output has rows that do not sum to 1",
        "output has columns that do not sum to 1",
    ],
    "cell 7, line 7: `7` is left out7": [
        "cell 7, line 7: `7` is left out",
        "cell 7, line 7: `7` is left out, with its cell",
    ],
    ", with its cell": [],
    "signal 7": ["died of signal 7"],
    "the file has 7, allowed 7 KiB": ["the file has 70 KiB, allowed 64 KiB"],
    "cell 7": [],
    "cell 7, line 7": [],
    # said of the grader's own protocol, of a frame, of nothing
    "can't allocate memory": [],
    "import 7": [],
    "# a notebook's definitions": [],
}
"""What the source puts together, and the messages that come of it."""

WHOLE = [
    *(
        f"{word} 7 {differs}, {other} 7 {agrees}"
        for one, many in (("row", "rows"), ("column", "columns"))
        for word, differs in ((one, "differs"), (many, "differ"))
        for other, agrees in ((one, "agrees"), (many, "agree"))
    ),
    str(ratio([1.5] * 20, [1.0] * 20)),
    "strict (landlock 7, seccomp, no files, no network, no processes); timing: child CPU clock",
    "strict (seccomp, no files but libraries, no network, no processes); timing: child CPU clock",
    "device (seccomp, no network, no processes; not confined: system files, memory, the device); "
    "timing: device clock",
    "process (own process, time, output, memory); timing: wall clock; "
    "no stronger one: `zygote`: needs Linux",
    "process (own process, time, output, memory; not confined: files, network, the rights of root)"
    "; timing: wall clock; no stronger one: `zygote`: the kernel has no seccomp filters",
    "process (own process, time, output; not confined: memory); timing: wall clock; "
    "no stronger one: `zygote`: runs as root and may not become another user",
    "returned `set` is not an array, a number, a list or a dict",
    "returned a `matrix`, expected a plain array: use `np.asarray`",
    "returned an array of dtype `object`",
    "returned a tensor of dtype `quint8`",
    "returned a tensor that is not dense",
    "returned a result larger than the output limit",
    "returned an integer beyond 64 bits",
    "returned more than 1024 arrays",
    "returned the result is nested too deeply or has too many parts",
    "it cannot be evaluated: in `out + 1`: `@` needs two arrays, got list and null",
    "it cannot be evaluated: unknown name `x`",
    "in float16, output: 7 of 7 entries differ",
    "the timed result is wrong: output has shape (7,), expected (7, 7)",
    # with `--failure-details actual`
    "7 is 7",
    "output is a list",
    "output[7] is `None`",
    "output[7] is True",
    "output has shape (7,)",
    "output has 7 parts",
    "output holds `int64`",
    "raised `TypeError`",
    "returned a result",
    "returned a `matrix`",
    "`kernel` was evaluated 7 times",
    "the file has 70 KiB",
]
"""Messages that are put together where this test does not look."""

LATIN = {
    *("NaN", "KiB", "MB", "NUL", "UTF", "NumPy", "GPU", "CPU", "CUDA", "torch", "SIGSEGV"),
    *("SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "float32", "strict", "device", "process"),
    *("landlock", "seccomp", "root", "Linux", "float16", "True", "nan", "inf", "FF0C"),
}
"""Words that are the same in Chinese."""

SAY = phrases({})


# --------------------------------------------------------------------------- reading the source


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string of a module that reads like prose, holes filled."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    pending: list[ast.AST] = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    pending = [*pending, *(node for node in tree.body if named(node) in TABLES)]
    seen: set[ast.AST] = set()
    while pending:
        node = pending.pop()
        if node in seen or silent(node):
            continue
        seen.add(node)
        if isinstance(node, ast.JoinedStr):
            text = "".join(p.value if isinstance(p, ast.Constant) else HOLE for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            pending.extend(ast.iter_child_nodes(node))
            continue
        if " " in text and re.search("[a-z]{2}", text):
            yield node.lineno, text


def named(node: ast.AST) -> str:
    """Return the name that a statement of a module gives a value to."""
    if isinstance(node, ast.Assign):
        return getattr(node.targets[0], "id", "")
    return getattr(node.target, "id", "") if isinstance(node, ast.AnnAssign) else ""


def silent(node: ast.AST) -> bool:
    """Whether what stands in a node is said to no learner in a report."""
    if isinstance(node, ast.Raise):
        return "NotReturned" not in ast.dump(node)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # a docstring
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", getattr(node.func, "attr", "")) in SILENT
    return isinstance(node, ast.Assert)


FOUND = {
    text: f"{path.relative_to(ROOT)}:{line}" for path in MODULES for line, text in strings(path)
}
MESSAGES = {whole: FOUND[text] for text in FOUND for whole in PARTS.get(text, [text])}
MESSAGES |= dict.fromkeys(WHOLE, "`WHOLE`")


def english(text: str) -> set[str]:
    """Return the English words that are left in a Chinese sentence, outside of code."""
    return set(re.findall(r"[A-Za-z]\w+", re.sub(r"`[^`]*`", "", text))) - LATIN


# --------------------------------------------------------------------------- the tables


def test_there_are_messages():
    """The reader of the source finds them."""
    assert len(FOUND) > 90
    assert "the result is not on the input's device" in FOUND


@pytest.mark.parametrize("text", sorted(MESSAGES))
def test_every_message_has_its_chinese(text):
    """A new message fails here until `grader/reports/_chinese.py` knows it."""
    said = SAY.find(text)
    assert said, f"no Chinese for {text!r} of {MESSAGES[text]}: add it to SENTENCES (or to PARTS)"
    assert english(said) == set(), said


def test_no_part_is_left_over():
    """What is put together still stands in the source."""
    assert sorted(set(PARTS) - set(FOUND)) == []


def test_no_sentence_is_left_over():
    """Each one is matched by some message."""
    alone = {english: Phrases({english: chinese}) for english, chinese in SENTENCES.items()}
    left = [english for english, one in alone.items() if not any(map(one.find, MESSAGES))]
    assert left == []


def test_what_is_cut_is_known():
    """`--failure-details actual` cuts what was expected; what is left has its Chinese, too."""
    rests = {re.sub(r"[,;]\s*(?:expected|allowed)\b.*$", "", text) for text in MESSAGES}
    rests = {rest for rest in rests if not rest.startswith("largest error")}
    assert [rest for rest in sorted(rests) if english(SAY(rest))] == []


# --------------------------------------------------------------------------- provoked


def array(data, container="ndarray"):
    """Return an array as it comes from a worker."""
    data = np.asarray(data)
    return Array(data, data.dtype.name, container, "cpu")


COMPARED = {
    "none": (None, 1.0, "输出是 `None`，应是数"),
    "list": ([1.0], np.ones(3), "输出是列表，应是形状为 (3,) 的数组"),
    "tuple": (1.0, (1.0, 2.0), "输出是数，应是元组"),
    "tensor": (array([1.0], "tensor"), np.ones(1), "输出是 torch 张量，应是 NumPy 数组"),
    "keys": ({"a": 1.0}, {"a": 1.0, "w": 1.0, "b": 2.0}, "输出缺少 `w`、`b`；现有 `a`"),
    "no keys": ({}, {"a": 1.0}, "输出缺少 `a`；现有无"),
    "parts": ([1.0], [1.0, 2.0], "输出有 1 个部分，应有 2 个"),
    "shape": (array([1.0]), np.ones(2), "输出的形状是 (1,)，应是 (2,)"),
    "inside": ({"w": array([1.0])}, {"w": np.ones(2)}, '输出["w"] 的形状是 (1,)，应是 (2,)'),
    "integers": (array([1.0]), np.ones(1, int), "输出的元素类型是 `float64`，应是整数"),
    "text": ("a", "b", "输出：文本不同"),
    "value": (1.0, 2.0, "输出：值不对"),
    "values": (array([1.0, 2.0]), np.array([1.0, 3.0]), "输出：2 个元素中有 1 个不对"),
    "nan": (array([np.nan, 2.0]), np.ones(2), "输出：2 个元素中有 1 个是 NaN"),
    "infinite": (np.inf, 1.0, "输出是无穷大"),
}


@pytest.mark.parametrize("name", COMPARED)
def test_comparisons(name):
    """What a comparison finds, and its lines."""
    got, want, said = COMPARED[name]
    found = compare(got, want, lambda path: 1e-9, container="ndarray")
    assert SAY(found.message) == said
    assert not set().union(*(english(SAY(line)) for line in found.lines))


def test_lines_of_values():
    """The largest difference, how large, and which rows."""
    got = np.eye(3)
    got[1, 2] = 3
    found = compare(array(got), np.eye(3), lambda path: 1e-9, container="ndarray")
    assert [SAY(line) for line in found.lines] == [
        "输出[1, 2] 是 3，应是 0",
        "最大误差 3，允许 1e-09",
        "第 1 行不对，第 0, 2 行正确",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "def f(x)\n    return x",
        "x = (1, 2",
        "x = 1)",
        "x = (1]",
        "x = [\n1)",
        "if x:\npass",
        "def f():\npass",
        "for x in y:\npass",
        "class A:\npass",
        "x = 1\n  y = 2",
        "if x:\n    y\n  z",
        "if x:\n\ty\n        z",
        "x = 'a",
        "x = '''a",
        "x = a b",
        "x = [a b]",
        "x = 1，2",
        "x\u200b = 1",
        "if x = 1: pass",
        "f() = 1",
        "1 = x",
        "return 1",
        "break",
        "x = 1a",
        "x = \\ 1",
        "def f(x, x): pass",
        "f(x=1, 2)",
        "def f(x=1, y): pass",
        "print 1",
    ],
)
def test_what_python_says(source):
    """Its commonest complaints of a source."""
    with pytest.raises(SyntaxError) as caught:
        compile(source, "f.py", "exec")
    said = SAY(f"syntax error at line 1: {caught.value.msg}")
    assert said.startswith("第 1 行有语法错误：")
    assert english(said) == set(), said


# --------------------------------------------------------------------------- any text


def test_a_long_message_takes_no_time():
    """A submission may write what fits a pattern in countless ways."""
    assert SAY("output is " + ", expected is: of; it has" * 20_000)
    assert SAY("in float16, " * 5000)
