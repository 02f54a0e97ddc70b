"""The one safe expression language: drawn parameters, array inputs, relations, quiz formulas.

It is a subset of Python's expression syntax, read with `ast` against a whitelist and walked by
our own evaluator; nothing is compiled or executed. It has

- numbers, strings, `true` `false` `null` (or `True` `False` `None`), names, lists and tuples,
- `+ - * / // % ** @`, `& | ~` on truth values, comparisons, `in`, `and or not`, `a if c else b`,
- `+` of two texts or two lists, `['a'] * 3`,
- subscripts and slices (`x[:, None]`, `x[..., :2]`), `.T` of an array, fields of a dict (`base.w`),
- calls of the listed functions, with keyword arguments (`softmax(z, axis=-1)`),

and nothing else. Every refusal is an `ExpressionError` with a column.
"""

from grader.expressions.reading import AUTHOR, LEARNER, Expression, parse
from grader.expressions.scalars import SCALAR_FUNCTIONS, SCALAR_NAMES
from grader.expressions.whitelist import Caps
