"""Which dotted names a forbidden one stands for."""

from __future__ import annotations

import pytest

from grader.checks.source import _is


@pytest.mark.parametrize(
    ("used", "name"),
    [
        ("torch.softmax", "softmax"),
        ("torch._safe_softmax", "softmax"),
        ("torch.nn.functional.softmax", "softmax"),
        ("torch.nn.Softmax2d", "softmax"),
        ("torch.nn.LogSoftmax", "log_softmax"),
        ("torch.nn.CrossEntropyLoss", "cross_entropy"),
        ("torch.native_layer_norm", "layer_norm"),
        ("torch.nn.RMSNorm", "rms_norm"),
        ("torch._scaled_dot_product_attention_math", "scaled_dot_product_attention"),
        ("torch.nn.modules.LayerNorm", "torch.nn.modules"),
        (".softmax", ".softmax"),
        ("numpy._core.umath.ldexp", "numpy.ldexp"),
        ("numpy.linalg.linalg.solve", "numpy.linalg.solve"),
        ("sacrebleu", "sacrebleu"),
        ("sacrebleu.metrics.BLEU", "sacrebleu"),
    ],
)
def test_forbidden(used: str, name: str) -> None:
    assert _is(used, name)


@pytest.mark.parametrize(
    ("used", "name"),
    [
        ("torch.nn.functional.log_softmax", "softmax"),
        ("torch.norm", "layer_norm"),
        ("numpy.softmax", "softmax"),
        (".softmax", "softmax"),
        ("torch.nn.modules_of_mine", "torch.nn.modules"),
        ("torch.ldexp", "numpy.ldexp"),
        ("torch", "torch.nn"),
        ("sacrebleu_of_mine.BLEU", "sacrebleu"),
    ],
)
def test_allowed(used: str, name: str) -> None:
    assert not _is(used, name)
