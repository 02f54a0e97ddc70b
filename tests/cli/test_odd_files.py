"""Files that are not quite what was asked for: accepted, or told in one screen what to do."""

from __future__ import annotations

import pytest

INSIDE = "class Solution:\n{init}    def affine({self}x):\n        return 2 * x + 1\n"
NEEDY = "    def __init__(self, n):\n        self.n = n\n\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(INSIDE.format(init="", self="self, "), id="method"),
        pytest.param(INSIDE.format(init="", self=""), id="without self"),
        pytest.param(
            INSIDE.format(init="    @staticmethod\n", self=""),
            id="static",
        ),
        pytest.param(
            INSIDE.format(init="    def __init__(self, n=3):\n        pass\n\n", self="self, "),
            id="default",
        ),
    ],
)
def test_a_method_of_the_one_class(cli, text):
    """A function that one class has, which is made without arguments, is the function."""
    cli.write("affine.py", text)
    done = cli("check", "affine.py", "-q")
    assert done.out == "PASSED  5 of 5 points, attempt 1, no hints  affine\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            INSIDE.format(init=NEEDY, self="self, "),
            "it stands in class `Solution`, line 5, which needs arguments",
            id="class with arguments",
        ),
        pytest.param(
            "def Affine(x):\n    return 2 * x + 1\n",
            "did you mean `Affine`, line 1? call it `affine`",
            id="misspelt",
        ),
        pytest.param(
            "def affine(x):\n    2 * x + 1\n", "no `return` at the end of `affine`?", id="none"
        ),
        pytest.param(
            "def affine(x):\n    return (2 * x + 1).tolist()\n",
            "`np.array(...)` makes an array of a list",
            id="list",
        ),
        pytest.param(
            "def affine(x):\n    return str(x)\n", "return the numbers themselves", id="text"
        ),
        pytest.param("def affine(x):\n    return x, x\n", "return one of its 2 parts", id="tuple"),
        pytest.param(
            "def affine(x)\n    return x\n",
            "    affine.py:1:14\n      def affine(x)\n                   ^\n",
            id="syntax",
        ),
        pytest.param(
            "def affine(x）:\n    return x\n", "`）` is a full-width character", id="wide"
        ),
        pytest.param(
            "def affine(x):\n    for _ in range(10**7):\n        print(x)\n",
            "is there a `print` in a loop? take it out",
            id="flood",
        ),
    ],
)
def test_told(cli, text, said):
    """The screen says what came, and what is likely to be the reason, in at most 24 lines."""
    cli.write("affine.py", text)
    out = cli("check", "affine.py").out
    assert said in out
    assert out.count("\n") < 24


def test_warnings(cli):
    """What Python warns of is told with line and case, apart from what the code prints."""
    cli.write(
        "affine.py",
        "import numpy as np\n\n\ndef affine(x):\n    print('hello')\n    return x / np.zeros(1)\n",
    )
    out = cli("check", "affine.py", "-v").out
    assert "note: `RuntimeWarning` at line 6, case rect: divide by zero encountered in" in out
    printed = out.partition("your code printed\n")[2].partition("\n\n")[0]
    assert "hello" in printed
    assert "Warning" not in printed
