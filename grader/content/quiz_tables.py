"""The keys of quiz files; those of a type of question are in `grader/questions/TYPE.py`."""

from __future__ import annotations

from grader.model import Field

_CONFIDENCE = Field(
    "confidence", "name", "whether to ask how sure one is", default="ask", choices=("ask", "skip")
)
_ATTEMPTS = Field("attempts", "integer", "how often one may try", default=2)
_POINTS = Field("points", "number", "points of a question", default=1)
_SHUFFLE = Field("shuffle", "flag", "whether choices come in a drawn order", default=True)

QUIZ = (
    Field("schema", "integer", "version of this format", required=True),
    Field("quiz", "name", "name of the quiz, unique in the course", required=True),
    Field("title", "texts", "title of the quiz", required=True),
    Field("pass", "number", "share of the points that passes", default=0.5),
    Field("defaults", "mapping", "what holds for questions that say nothing else"),
    Field("questions", "list", "the questions, each from its `id` on", required=True),
)

DEFAULTS = (_ATTEMPTS, _POINTS, _SHUFFLE, _CONFIDENCE)

QUESTION = (
    Field("id", "name", "name of the question, unique in the course", required=True),
    Field("type", "name", "type of the question", required=True),
    Field("prompt", "texts", "what is asked"),
    Field("concepts", "names", "what it is about", default=()),
    Field("about", "names", "misconceptions that it clears up, whatever the answers", default=()),
    Field("difficulty", "integer", "from 1 to 5", default=0),
    Field("source", "texts", "paper or book section to read again"),
    Field("exercise", "name", "the exercise that trains what is asked", default=""),
    Field("hints", "list", "levels of help, from gentle to concrete", default=()),
    Field("explain", "texts", "what is said at the end, whatever was answered"),
    Field("code", "text", "Python code that is shown", default=""),
    Field("figure", "mapping", "a picture of characters"),
    Field("predict", "texts", "what to write down before the choices are shown"),
    Field("params", "mapping", "values that are drawn"),
    Field("let", "expressions", "values computed from them"),
    Field("require", "expression", "condition for a draw"),
    Field("reference", "mapping", "how an exercise's model answer computes the answer"),
    Field("unequal", "text", "why its languages name different numbers", default=""),
    _ATTEMPTS,
    _POINTS,
    _SHUFFLE,
    _CONFIDENCE,
)

FIGURE = (
    Field("says", "texts", "the same in one sentence", required=True),
    Field("text", "text", "the picture", required=True),
)

PARAM = (
    Field("pick", "list", "one of these"),
    Field("int", "list", "a whole number from the first to the second"),
    Field("float", "list", "a number from the first to the second"),
    Field("step", "number", "distance of the numbers of `float`"),
    Field("vector", "integer", "so many of them, as a list"),
    Field("matrix", "list", "[rows, columns] of them, as a list of lists"),
    Field("distinct", "flag", "no two of them alike", default=False),
)

REFERENCE = (
    Field("exercise", "name", "the exercise whose model answer is called", required=True),
    Field("call", "name", "the function; the first one of the stub if absent", default=""),
    Field("args", "expressions", "its arguments, in the words of cases", required=True),
    Field("result", "expression", "the answer from its result `out`", default="out"),
)
