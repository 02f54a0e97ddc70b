"""Family: types of questions. The file name is the type; it draws a variant and marks answers.

A member has `KIND`, `FIELDS` and `TABLES` (its keys in a quiz file, and those of the records in
its lists), `examine(question)`, which yields what is wrong with it, and `draw(question, names,
rng)`, which returns a `Body`: one variant of the question, as it lies before the learner.
"""

from grader.questions._drawing import DRAWS, Rejected, draw, mark, trial
from grader.questions._examining import examine, texts
from grader.questions._records import (
    Body,
    Fault,
    Figure,
    Marking,
    Question,
    Remark,
    Unreadable,
    Variant,
)
from grader.questions._template import fill_text
