"""The words of the expression language, for checking content without importing NumPy.

What they mean is in `grader.numerics.vocabulary`; a test keeps the two equal.
"""

from __future__ import annotations

_DRAWN = """
normal uniform integers pick permutation orthogonal random_mask signs separable blobs rings
unbalanced planted_svm generator
"""
_DETERMINISTIC = """
array ints bools zeros ones full eye arange linspace tril triu causal_mask concat stack repeat
reshape swap where sum mean var std min max minimum maximum argmax argmin any all cumsum norm exp
log log1p sqrt sin cos tanh abs sign floor round sort unique len shape int float bool int64
float64 float32 softmax noncontiguous flip linear_kernel rbf_kernel poly_kernel tanh_kernel
gram interleave with_row li_hang xor eighths record words asked
"""

DRAWN = frozenset(_DRAWN.split())
FUNCTIONS = DRAWN | frozenset(_DETERMINISTIC.split())
NAMES = frozenset({"pi", "inf", "nan", "true", "false", "null"})

FIELDS = {
    "separable": ("X", "y", "w", "b"),
    "blobs": ("X", "y"),
    "rings": ("X", "y"),
    "unbalanced": ("X", "y"),
    "planted_svm": ("alpha", "b", "K", "y", "C"),
    "li_hang": ("X", "y"),
    "xor": ("X", "y"),
}
"""The fields of named data, by the word that makes them."""

WRAPPERS = frozenset({"eighths"})
"""Words that give back the data they are given, changed."""
