"""What a source says where its tensors may be on another device than its inputs."""

from __future__ import annotations

import re

_WORDS = """
    tensor as_tensor from_numpy frombuffer asarray zeros ones full empty eye arange range linspace
    logspace rand randn randint randperm normal complex polar tril_indices triu_indices
    [A-Za-z]*Tensor new_\\w+ \\w+_window Generator to cpu cuda mps meta device numpy np tolist
    item Parameter Linear Bilinear Embedding LayerNorm Conv\\w+ MultiheadAttention getattr
"""
_LEAVING = re.compile(rb"\b(?:" + b"|".join(_WORDS.encode().split()) + rb")\b")
_TEXT = rb""""{3}(?:\\.|(?!"{3})[^\\])*"{3}""" + rb"""|'{3}(?:\\.|(?!'{3})[^\\])*'{3}"""
_LINE = rb'''"(?:\\.|[^"\\\n])*"''' + rb"""|'(?:\\.|[^'\\\n])*'"""
_PROSE = re.compile(
    rb"(?P<prose>#[^\r\n]*|^[ \t]*[rRuU]?(?:" + _TEXT + rb")[ \t]*$)|" + _TEXT + b"|" + _LINE,
    re.S | re.M,
)
"""Comments and docstrings, and the other strings, which may hold what looks like one."""


def code_in(source: bytes) -> bytes:
    """Return a source without its comments and docstrings: their words do nothing."""
    return _PROSE.sub(lambda found: b"" if found["prose"] else found[0], source)


def may_leave(source: bytes) -> bool:
    """Whether a source has a word for making a tensor on, or moving it to, some other device.

    `zeros_like` and arithmetic stay where they are: without such a word nothing can go astray.
    """
    return bool(_LEAVING.search(code_in(source)))
