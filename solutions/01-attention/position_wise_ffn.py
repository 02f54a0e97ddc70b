"""The position-wise feed-forward network: two layers, the same for every token."""

import math

import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    """Return max(0, x W1 + b1) W2 + b2 for every token of x (B, L, d_model)."""
    hidden = np.maximum(0, x @ W1 + b1)  # (B, L, d_ff)
    return hidden @ W2 + b2


# ------------------------------------------------------------------ other right answers (NumPy)


class by_tokens:
    """One token after the other, unit by unit."""

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        out = np.empty_like(x)
        for place in np.ndindex(x.shape[:2]):
            token = x[place]
            units = [max(0, token @ W1[:, j] + b1[j]) for j in range(len(b1))]
            for i in range(len(b2)):
                out[place][i] = b2[i] + sum(u * w for u, w in zip(units, W2[:, i], strict=True))
        return out


class by_einsum:
    """Sums over named axes, and `where` for the ReLU."""

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        h = np.einsum("bld,df->blf", x, W1) + b1
        return np.einsum("blf,fd->bld", np.where(h > 0, h, 0), W2) + b2


class by_rows:
    """All tokens as the rows of one matrix, the biases as one more row of the weights."""

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        rows = x.reshape(-1, x.shape[-1])
        one = np.ones((len(rows), 1), dtype=x.dtype)
        h = np.hstack([rows, one]) @ np.vstack([W1, b1])
        h *= h > 0
        return (np.hstack([h, one]) @ np.vstack([W2, b2])).reshape(x.shape)


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The answer in torch."""

    backend = "torch"

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        import torch

        return torch.relu(x @ W1 + b1) @ W2 + b2


class torch_by_linear:
    """`linear` wants the weights transposed."""

    backend = "torch"

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        from torch.nn import functional as F

        return F.linear(F.relu(F.linear(x, W1.T, b1)), W2.T, b2)


class torch_by_convolution:
    """Two convolutions with kernels of size 1, as the paper says."""

    backend = "torch"

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        import torch

        hidden = torch.conv1d(x.transpose(1, 2), W1.T[:, :, None], b1).clamp(min=0)
        return torch.conv1d(hidden, W2.T[:, :, None], b2).transpose(1, 2)


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The answer, cut where mistakes happen."""

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        return self.output(self.inner(self.input(x), W1, b1), W2, b2, x)

    def input(self, x):
        return x

    def inner(self, x, W1, b1):
        return self.mixed(self.active(self.first(x, W1) + b1))

    def first(self, x, W1):
        return x @ W1

    def second(self, h, W2):
        return h @ W2

    def active(self, h):
        return np.maximum(h, 0)

    def mixed(self, h):
        return h

    def output(self, h, W2, b2, x):
        return self.second(h, W2) + b2


class no_relu(steps):
    def active(self, h):
        return h


class relu_on_output(steps):
    def output(self, h, W2, b2, x):
        return np.maximum(super().output(h, W2, b2, x), 0)


class relu_on_input(steps):
    def inner(self, x, W1, b1):
        return np.maximum(x, 0) @ W1 + b1


class bias_after_relu(steps):
    def inner(self, x, W1, b1):
        return self.active(x @ W1) + b1


class missing_b1(steps):
    def inner(self, x, W1, b1):
        return self.active(x @ W1)


class missing_b2(steps):
    def output(self, h, W2, b2, x):
        return h @ W2


class residual_inside(steps):
    def output(self, h, W2, b2, x):
        return x + super().output(h, W2, b2, x)


class residual_and_norm_inside(steps):
    def output(self, h, W2, b2, x):
        y = x + super().output(h, W2, b2, x)
        y = y - y.mean(axis=-1, keepdims=True)
        return y / np.sqrt((y * y).mean(axis=-1, keepdims=True) + 1e-5).astype(x.dtype)


class mixes_positions(steps):
    def input(self, x):
        return x - x.mean(axis=1, keepdims=True)


class mixes_hidden_positions(steps):
    def mixed(self, h):
        return h.mean(axis=1, keepdims=True) + 0 * h


class linear_layout(steps):
    def first(self, x, W1):
        return x @ W1.T

    def second(self, h, W2):
        return h @ W2.T


class linear_layout_first(steps):
    def first(self, x, W1):
        return x @ W1.T


class linear_layout_second(steps):
    def second(self, h, W2):
        return h @ W2.T


class gelu(steps):
    def active(self, h):
        return h * np.vectorize(lambda u: 0.5 * (1 + math.erf(u / 2**0.5)))(h).astype(h.dtype)


class gelu_tanh(steps):
    def active(self, h):
        return 0.5 * h * (1 + np.tanh((2 / math.pi) ** 0.5 * (h + 0.044715 * h**3)))


class silu(steps):
    def active(self, h):
        return h / (1 + np.exp(-h))


class leaky_relu(steps):
    def active(self, h):
        return np.where(h > 0, h, 0.01 * h)


class sigmoid_hidden(steps):
    def active(self, h):
        return 1 / (1 + np.exp(-h))


class in_place(steps):
    def output(self, h, W2, b2, x):
        x[...] = super().output(h, W2, b2, x)
        return x.copy()


class upcast(steps):
    def active(self, h):
        return np.maximum(h, np.zeros(h.shape))


# ------------------------------------------------------------------------- wrong only in PyTorch


class torch_linear_layout:
    """Like `linear_layout`, but the error of shapes that do not fit is torch's."""

    backend = "torch"

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        from torch.nn import functional as F

        return F.linear(F.relu(F.linear(x, W1, b1)), W2, b2)


class torch_cpu_constant:
    backend = "torch"

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        import torch

        hidden = x @ W1 + b1
        return torch.maximum(hidden, torch.zeros(hidden.shape, dtype=x.dtype)) @ W2 + b2


class torch_numpy_roundtrip:
    backend = "torch"

    def position_wise_ffn(self, x, W1, b1, W2, b2):
        import torch

        arrays = [a.detach().numpy() for a in (x, W1, b1, W2, b2)]
        return torch.from_numpy(position_wise_ffn(*arrays))
