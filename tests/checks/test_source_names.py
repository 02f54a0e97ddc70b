"""Which dotted names a forbidden one stands for."""

from __future__ import annotations

import pytest

from grader.checks.source import _is, _why


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


@pytest.mark.parametrize(
    ("name", "entry", "asked"),
    [
        ("softmax", "softmax", True),
        ("numpy.exp", "exp", True),
        (".log_softmax", "log_softmax", True),
        ("batch_norm", "batch_norm_2d", True),
        ("scaled_dot_product_attention", "attention", True),
        ("logsumexp", "softmax", False),
        ("numpy.linalg.inv", "ridge_regression", False),
        ("@", "product", False),
    ],
)
def test_why(name: str, entry: str, asked: bool) -> None:
    """What is to be written is told apart from what is merely forbidden."""
    assert ("write" in str(_why(name, ["other", entry]))) is asked
