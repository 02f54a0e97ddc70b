"""Model answers against oracles that share no code with them: autograd, torch's own attention."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SOLUTIONS = Path(__file__).parents[2] / "solutions"
Load = Callable[[str], ModuleType]


@pytest.fixture(scope="session")
def load() -> Load:
    """Import the solution file of an exercise by its path below `solutions`."""

    def module(path: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(Path(path).stem, SOLUTIONS / path)
        assert spec is not None
        assert spec.loader is not None
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
        return loaded

    return module


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("shape", "scale", "eps"),
    [
        pytest.param((4, 6), 1.0, 1e-5, id="plain"),
        pytest.param((4, 4), 1.0, 0.5, id="square"),
        pytest.param((3, 6), 3e-3, 1e-5, id="small-variance"),
        pytest.param((3, 5), 0.0, 0.01, id="constant-rows"),
        pytest.param((1, 7), 30.0, 1e-12, id="one-row"),
    ],
)
def test_layer_norm_backward_is_autograd(
    load: Load, shape: tuple[int, int], scale: float, eps: float, seed: int
) -> None:
    """The gradients are those of torch's layer norm in float64, for a random cotangent."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    dy, x = rng.standard_normal(shape), scale * rng.standard_normal(shape)
    weight, bias = rng.standard_normal((2, shape[1]))

    leaves = [torch.tensor(a, requires_grad=True) for a in (x, weight, bias)]
    y = torch.nn.functional.layer_norm(leaves[0], shape[1:], *leaves[1:], eps=eps)
    want = torch.autograd.grad(y, leaves, torch.tensor(dy))

    solution = load("02-normalisation/layer_norm_backward.py")
    for got, gradient in zip(solution.layer_norm_backward(dy, x, weight, eps), want, strict=True):
        np.testing.assert_allclose(got, gradient.numpy(), rtol=1e-9, atol=1e-10)


@pytest.mark.parametrize("sizes", [(3, 4, 2), (3, 3, 3), (1, 1, 1), (2, 5, 1)])
def test_back_propagation_is_autograd(load: Load, sizes: tuple[int, int, int]) -> None:
    """Outputs, error and gradients are those of autograd in float64, for random targets."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(sum(sizes))
    d, q, outputs = sizes
    shapes = [(d,), (outputs,), (d, q), (q,), (q, outputs), (outputs,)]
    inputs = [rng.standard_normal(shape) for shape in shapes]
    x, y, *params = (torch.tensor(a, requires_grad=True) for a in inputs)
    v, gamma, w, theta = params
    yhat = torch.sigmoid(torch.sigmoid(x @ v - gamma) @ w - theta)
    error = torch.nn.functional.mse_loss(yhat, y, reduction="sum") / 2
    want = [yhat.detach(), error.detach(), *torch.autograd.grad(error, params)]
    got = load("05-perceptron-nn/mlp_backprop.py").bp_gradients(*inputs)
    for name, value in zip(("yhat", "E", "dV", "dgamma", "dW", "dtheta"), want, strict=True):
        np.testing.assert_allclose(got[name], value.numpy(), rtol=1e-12, atol=1e-14)


def test_back_propagation_step_by_hand(load: Load) -> None:
    """One step in fractions: sigmoid(ln 3) = 3/4 and sigmoid(ln 2) = 2/3."""
    w = 2.0
    got = load("05-perceptron-nn/mlp_backprop.py").bp_gradients(
        x=np.array([2.0]),
        y=np.array([1.0]),
        V=np.array([[1.0]]),
        gamma=np.array([2 - np.log(3)]),
        W=np.array([[w]]),
        theta=np.array([w * 3 / 4 - np.log(2)]),
    )
    dz = -1 / 3 * 2 / 3 * 1 / 3
    da = w * dz * 3 / 4 * 1 / 4
    want = {
        "yhat": 2 / 3,
        "E": 1 / 18,
        "dV": 2 * da,
        "dgamma": -da,
        "dW": 3 / 4 * dz,
        "dtheta": -dz,
    }
    assert {name: float(np.squeeze(value)) for name, value in got.items()} == pytest.approx(want)


@pytest.mark.parametrize("scale", [1.0, 1e4])
def test_logistic_neuron_is_binary_cross_entropy(load: Load, scale: float) -> None:
    """Loss and gradients are those of torch's loss with logits, also for sums of ±10000."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    w, X = rng.standard_normal(3), scale * rng.standard_normal((8, 3))
    y = rng.integers(0, 2, 8).astype(float)
    leaves = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (w, 0.5)]
    logits = torch.tensor(X) @ leaves[0] + leaves[1]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(y))
    want = [loss, *torch.autograd.grad(loss, leaves)]
    got = load("05-perceptron-nn/logistic_neuron.py").logistic_loss_grad(w, 0.5, X, y)
    for ours, theirs in zip(got, want, strict=True):
        np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-12)


def test_ridge_regression_is_a_minimum(load: Load) -> None:
    """The gradient of the sum, taken by differences, is 0 at w and b."""
    rng = np.random.default_rng(1)
    X, y, lam = rng.standard_normal((9, 3)) + 4, rng.standard_normal(9), 2.5
    w, b = load("09-regularisation/ridge_and_bagging.py").ridge_fit(X, y, lam)

    def total(v: np.ndarray) -> float:
        return float(((X @ v[:3] + v[3] - y) ** 2).sum() + lam * v[:3] @ v[:3])

    best = np.append(w, b)
    steps = 1e-4 * np.eye(4)
    slopes = [(total(best + step) - total(best - step)) / 2e-4 for step in steps]
    np.testing.assert_allclose(slopes, 0, atol=1e-7)


def test_causal_mask_is_is_causal(load: Load) -> None:
    """Passing the causal mask to torch's attention equals asking it for causal attention."""
    torch = pytest.importorskip("torch")
    mask = load("01-attention/attention_masks.py").causal_mask(5)
    generator = torch.Generator().manual_seed(0)
    q, k, v = torch.randn(3, 2, 5, 4, dtype=torch.float64, generator=generator)
    attention = torch.nn.functional.scaled_dot_product_attention
    want = attention(q, k, v, is_causal=True)
    assert torch.allclose(attention(q, k, v, torch.from_numpy(mask)), want, atol=1e-14)


@pytest.mark.parametrize("k", [3, -4, 0, 57])
def test_shift_matrix_shifts_the_encoding(load: Load, k: int) -> None:
    """It maps the table of the other exercise, and least squares on that table finds it again."""
    encoding = load("01-attention/sinusoidal_positional_encoding.py")
    table = encoding.sinusoidal_positional_encoding(200, 8, 50.0)
    matrix = load("01-attention/positional_shift_matrix.py").positional_shift_matrix(k, 8, 50.0)
    here = np.arange(max(0, -k), min(200, 200 - k))
    np.testing.assert_allclose(table[here] @ matrix.T, table[here + k], atol=1e-12)
    fitted = np.linalg.lstsq(table[here], table[here + k], rcond=None)[0].T
    np.testing.assert_allclose(fitted, matrix, atol=1e-10)


@pytest.mark.parametrize("masked", [False, True], ids=["free", "causal"])
@pytest.mark.parametrize("norm_first", [False, True], ids=["post-ln", "pre-ln"])
def test_encoder_layer_is_that_of_torch(load: Load, norm_first: bool, masked: bool) -> None:
    """Torch's own layer, loaded with the same weights, computes the same."""
    torch = pytest.importorskip("torch")
    torch.manual_seed(1)
    layer = torch.nn.TransformerEncoderLayer(
        12, 3, 20, dropout=0.0, batch_first=True, norm_first=norm_first, dtype=torch.float64
    )
    for parameter in layer.parameters():
        torch.nn.init.normal_(parameter, std=0.5)
    names = {
        "self_attn.in_proj_": "in_proj_",
        "self_attn.out_proj.": "out_proj_",
        "linear1.": "w1b1",
        "linear2.": "w2b2",
        "norm1.": "ln1_",
        "norm2.": "ln2_",
    }
    p = {}
    for name, value in layer.state_dict().items():
        start = next(start for start in names if name.startswith(start))
        kind, ours = name.removeprefix(start), names[start]
        if ours[0] == "w":
            p[ours[:2] if kind == "weight" else ours[2:]] = value
        else:
            p[ours + (kind[0] if ours[0] == "l" else kind)] = value
    x = torch.randn(2, 5, 12, dtype=torch.float64)
    mask = torch.ones(5, 5, dtype=torch.bool).tril() if masked else None
    want = layer(x, src_mask=None if mask is None else ~mask)  # torch: True = blocked
    solution = load("01-attention/transformer_encoder_layer.py")
    got = solution.transformer_encoder_layer(x, p, 3, norm_first, mask)
    torch.testing.assert_close(got, want, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("source", [1, 4, 7])
def test_decoder_layer_is_that_of_torch(load: Load, source: int) -> None:
    """Torch's own layer, loaded with the weights of the given code, computes the same."""
    torch = pytest.importorskip("torch")
    torch.manual_seed(source)
    solution = load("01-attention/transformer_decoder_layer.py")

    def normal(*shape: int) -> object:
        return torch.randn(*shape, dtype=torch.float64) / 2

    given, heads = solution.given, 3
    attentions = [given.Attention(*(normal(12, 12) for _ in range(4)), heads) for _ in range(2)]
    ffn = given.FeedForward(normal(12, 20), normal(20), normal(20, 12), normal(12))
    norms = [given.Norm(normal(12), normal(12)) for _ in range(3)]

    layer = torch.nn.TransformerDecoderLayer(
        12, heads, 20, dropout=0.0, batch_first=True, dtype=torch.float64
    )
    state = {
        "linear1.weight": ffn.w1.T,
        "linear1.bias": ffn.b1,
        "linear2.weight": ffn.w2.T,
        "linear2.bias": ffn.b2,
    }
    for name, attention in zip(("self_attn", "multihead_attn"), attentions, strict=True):
        state[f"{name}.in_proj_weight"] = torch.cat(
            [attention.w_q.T, attention.w_k.T, attention.w_v.T]
        )
        state[f"{name}.in_proj_bias"] = torch.zeros(36, dtype=torch.float64)
        state[f"{name}.out_proj.weight"] = attention.w_o.T
        state[f"{name}.out_proj.bias"] = torch.zeros(12, dtype=torch.float64)
    for i, norm in enumerate(norms, start=1):
        state |= {f"norm{i}.weight": norm.gain, f"norm{i}.bias": norm.shift}
    layer.load_state_dict(state)

    y, memory = normal(2, 4, 12), normal(2, source, 12)
    causal = torch.nn.Transformer.generate_square_subsequent_mask(4, dtype=torch.float64)
    want = layer(y, memory, tgt_mask=causal)
    got = solution.transformer_decoder_layer(y, memory, *attentions, ffn, *norms)
    torch.testing.assert_close(got, want, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("masked", [False, True], ids=["free", "padded"])
def test_multi_head_attention_is_that_of_torch(load: Load, masked: bool) -> None:
    """Torch's own module, loaded with the same matrices, computes the same."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(3)
    x_q, x_kv = rng.standard_normal((2, 4, 12)), rng.standard_normal((2, 5, 12))
    matrices = rng.standard_normal((4, 12, 12)) / 3
    real = np.arange(5) < np.array([[2], [5]]) if masked else None

    module = torch.nn.MultiheadAttention(12, 3, bias=False, batch_first=True, dtype=torch.float64)
    w_q, w_k, w_v, w_o = (torch.tensor(matrix.T) for matrix in matrices)
    module.load_state_dict({"in_proj_weight": torch.cat([w_q, w_k, w_v]), "out_proj.weight": w_o})
    keys = torch.tensor(x_kv)
    padding = None if real is None else torch.tensor(~real)
    want, _ = module(torch.tensor(x_q), keys, keys, key_padding_mask=padding)

    solution = load("01-attention/multi_head_attention.py")
    mask = None if real is None else real[:, None, None]
    got = solution.multi_head_attention(x_q, x_kv, *matrices, 3, mask)
    np.testing.assert_allclose(got, want.detach().numpy(), rtol=1e-10, atol=1e-10)


def test_weight_norm_is_that_of_torch(load: Load) -> None:
    """Forward is torch's own weight norm, backward its gradients."""
    torch = pytest.importorskip("torch")
    dw, v = np.random.default_rng(0).standard_normal((2, 4, 3))
    g = np.array([1.0, -2.0, 0.5, 3.0])
    leaves = [torch.tensor(a, requires_grad=True) for a in (v, g[:, None])]
    w = torch._weight_norm(*leaves, 0)
    want_v, want_g = torch.autograd.grad(w, leaves, torch.tensor(dw))

    solution = load("02-normalisation/weight_norm.py")
    dv, dg = solution.weight_norm_backward(dw, v, g)
    np.testing.assert_allclose(solution.weight_norm(v, g), w.detach().numpy(), rtol=1e-12)
    np.testing.assert_allclose(dv, want_v.numpy(), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(dg, want_g[:, 0].numpy(), rtol=1e-9)


def test_white_data_have_the_identity_for_covariance(load: Load) -> None:
    """Both whiten, and the rows keep their Mahalanobis distances."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((30, 4)) @ rng.standard_normal((4, 4)) + 5
    inverse = np.linalg.inv(np.cov(X.T, bias=True))
    distances = np.einsum("ni,ij,nj->n", X - X.mean(0), inverse, X - X.mean(0))
    solution = load("02-normalisation/pca_whitening.py")
    for white in (solution.pca_whiten(X, 0.0), solution.zca_whiten(X, 0.0)):
        np.testing.assert_allclose(np.cov(white.T, bias=True), np.eye(4), atol=1e-9)
        np.testing.assert_allclose((white**2).sum(1), distances, rtol=1e-9)
    cross = np.cov(X.T, solution.zca_whiten(X, 0.0).T, bias=True)[:4, 4:]
    np.testing.assert_allclose(cross, cross.T, atol=1e-9)  # of all white data, ZCA's is symmetric


def test_power_iteration_finds_the_spectral_norm(load: Load) -> None:
    """After many iterations sigma is the norm that a decomposition gives, of kernels, too."""
    solution = load("03-residual-optimisation/spectral_norm.py")
    W = np.random.default_rng(0).standard_normal((3, 2, 3, 3))
    sigma, u, v = solution.power_iteration(W, np.ones(3), 500)
    left, values, right = np.linalg.svd(W.reshape(3, 18))
    assert abs(sigma - values[0]) < 1e-10
    np.testing.assert_allclose(np.outer(u, v), np.outer(left[:, 0], right[0]), atol=1e-8)


def test_slope_of_a_linear_critic(load: Load) -> None:
    """f = w.x + b has the slope |w| everywhere, which makes both formulas closed."""
    torch = pytest.importorskip("torch")
    solution = load("03-residual-optimisation/critic_lipschitz.py")
    critic = solution.given.Linear(torch.tensor([1.0, 2.0, -2.0]), torch.tensor([0.5]))
    x, fake = torch.randn(2, 5, 3, generator=torch.Generator().manual_seed(0))
    f = x @ critic.w + 0.5
    torch.testing.assert_close(solution.gradient_normalize(critic, x).detach(), f / (3 + f.abs()))
    penalty = solution.gradient_penalty(critic, x, fake, torch.full((5, 1), 0.3))
    torch.testing.assert_close(penalty.detach(), torch.tensor(4.0))
