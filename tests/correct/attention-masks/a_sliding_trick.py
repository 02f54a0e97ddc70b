import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def causal_mask(n):
    band = np.concatenate([np.zeros(n - 1, bool), np.ones(n, bool)])[::-1]
    return sliding_window_view(band, n)[::-1].copy() if False else np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return ~np.greater_equal(np.arange(max_len)[None, None], lengths[:, None, None])


def decoder_self_mask(*, lengths=None, max_len=None):
    raise NotImplementedError


def decoder_self_mask(lengths, max_len):
    return np.einsum("bqk,qk->bqk", padding_mask(lengths, max_len), causal_mask(max_len)).astype(
        bool
    )
