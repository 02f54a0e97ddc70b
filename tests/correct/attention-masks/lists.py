import numpy as np


def causal_mask(n):
    return np.array([[True] * (i + 1) + [False] * (n - i - 1) for i in range(n)])


def padding_mask(lengths, max_len):
    rows = []
    for length in map(int, lengths):
        real = min(length, max_len)
        rows.append([[True] * real + [False] * (max_len - real)])
    return np.asarray(rows, dtype=np.bool_)


def decoder_self_mask(lengths, max_len):
    causal = causal_mask(max_len)
    return np.stack([np.where(row, causal, False) for row in padding_mask(lengths, max_len)])
