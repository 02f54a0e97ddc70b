"""The structure of a source: its syntax tree without names, texts and comments, hashed.

Equal hashes mean "same structure", no more: short answers to one exercise are often alike.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable

_NAMES = {"id", "arg", "name", "asname", "attr", "kind", "type_comment", "names"}


def structure(source: bytes) -> str:
    """Return the hash, or the empty string where the source is no Python. Runs in a station."""
    try:
        tree = ast.parse(source)
        digest = hashlib.blake2b(digest_size=8)
        _feed(tree, digest.update)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return digest.hexdigest()


def _feed(node: ast.AST, put: Callable[[bytes], object]) -> None:
    put(type(node).__name__.encode())
    for name, value in ast.iter_fields(node):
        if name in _NAMES:
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, ast.AST):
                if not _text(item):
                    _feed(item, put)
            elif item is not None:
                put(f"={type(item).__name__}".encode())
    put(b")")


def _text(node: ast.AST) -> bool:
    """A docstring or another string that stands alone."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
