"""How libraries spell the name of one function, brought to one form; used on both sides."""

from __future__ import annotations

import re

SPELLING = re.compile(r"^(?:native|safe)|(?:math|loss|[123]d)$")
"""What torch adds to the name of a function: `NLLLoss`, `BatchNorm1d`, `_safe_softmax`."""

INNER = ("_", "native_", "cudnn_", "miopen_", "quantized_", "qbatch_")
"""How the operators begin that torch keeps to itself."""

DECORATIONS = """
    native safe masked sparse nested tensor with shape flash efficient cudnn miopen fused triton
    overrideable for cpu mps math legit no training functional update stats impl index quantized
    forward fwd relu
"""
"""Words that say how such an operator computes, not what."""


def folded(name: str) -> str:
    """Return the form that `LayerNorm`, `layer_norm` and `native_layer_norm` share."""
    return SPELLING.sub("", name.casefold().replace("_", ""))


def kernel(operator: str) -> str:
    """Return the same form of an operator: `_native_batch_norm_legit` is `batchnorm`."""
    if not operator.startswith(INNER):
        return folded(operator)
    return folded("_".join(word for word in operator.split("_") if word not in DECORATIONS.split()))
