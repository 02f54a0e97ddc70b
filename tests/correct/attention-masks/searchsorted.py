import numpy as np


def causal_mask(n):
    flat = np.zeros(n * n, bool)
    for i in range(n):
        flat[i * n : i * n + i + 1] = True
    return flat.reshape(n, n)


def padding_mask(lengths, max_len):
    counted = np.clip(np.asarray(lengths), 0, max_len)
    rows = [np.concatenate([np.full(c, True), np.full(max_len - c, False)]) for c in counted]
    return np.vstack(rows)[:, np.newaxis]


def decoder_self_mask(lengths, max_len):
    square = np.repeat(padding_mask(lengths, max_len), max_len, axis=1)
    square[:, ~causal_mask(max_len)] = False
    return square
