"""A small course on disk, and stand-in check kinds, so that these tests need no real check."""

from __future__ import annotations

from grader.model import Field

KINDS = {
    "values": (
        Field("perturb", "flag", "perturb inputs", default=True),
        Field("because", "text", "reason", default=""),
        Field("evaluations", "expressions", "caps"),
    ),
    "property": (
        Field("let", "expressions", "drawn"),
        Field("change", "expressions", "changed"),
        Field("got", "expression", "got", default="out"),
        Field("want", "expression", "want", default="base"),
        Field("relation", "name", "relation", default="equal", choices=("equal", "less", "true")),
        Field("call", "name", "second call"),
        Field("args", "expressions", "its arguments"),
    ),
    "raises": (Field("exception", "name", "class", required=True),),
    "unmodified": (),
    "deterministic": (),
    "device": (),
    "gradient": (),
    "dtype": (Field("dtypes", "names", "dtypes", choices=("float32", "float16", "bfloat16")),),
    "source": (Field("forbid", "names", "names", default=()),),
    "speed": (Field("bands", "mapping", "bands", required=True),),
    "certificate": (
        Field("measures", "mapping", "limits", required=True),
        Field("certificate", "name", "function", default="certificate"),
        Field("evaluations", "expressions", "caps"),
    ),
}
