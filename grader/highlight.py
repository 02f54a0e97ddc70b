"""Python code in the colours of the terminal; Pygments reads it."""

from __future__ import annotations

from grader.text import Paint

_STYLES = {
    "Keyword": "keyword",
    "Operator.Word": "keyword",
    "Literal.String": "string",
    "Literal.Number": "number",
    "Comment": "quiet",
    "Name.Function": "strong",
    "Name.Class": "strong",
}
"""The styles of `Paint` for kinds of tokens of Pygments, the parts of a kind included."""


def highlighted(code: str, *, color: bool) -> str:
    """Return code in colour, line by line; the text itself stays as it is."""
    if not color:
        return code
    from pygments.lexers.python import PythonLexer
    from pygments.token import string_to_tokentype

    styles = {string_to_tokentype(kind): style for kind, style in _STYLES.items()}
    paint, parts = Paint(color), list[str]()
    for token, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(code):
        style = next((styles[kind] for kind in reversed(token.split()) if kind in styles), "")
        parts.append("\n".join(paint(style, line) if style else line for line in text.split("\n")))
    return "".join(parts)
