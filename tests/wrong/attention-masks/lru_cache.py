# expect: fail; mistake: none; lru_cache hands out the same mask again
import numpy as np
import functools


@functools.lru_cache(None)
def causal_mask(n):
    return np.tril(np.ones((n, n), dtype=bool))


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None, :]


def decoder_self_mask(lengths, max_len):
    return padding_mask(lengths, max_len) & causal_mask(max_len)
