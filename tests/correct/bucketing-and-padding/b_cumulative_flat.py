import numpy as np


def assign_buckets(lengths, boundaries):
    table = np.zeros(boundaries[-1] + 1, dtype=int)
    low = 0
    for k, high in enumerate(boundaries):
        table[low : high + 1] = k if k == 0 else table[low : high + 1]
        table[low + (k > 0) : high + 1] = k
        low = high
    lengths = np.asarray(lengths, dtype=int)
    try:
        return table[lengths]
    except IndexError as e:
        raise ValueError("length above the last boundary") from e


def pad_bucket(sequences, size, pad=0):
    n = len(sequences)
    flat = np.full(n * size, pad)
    real = np.zeros(n * size, dtype=bool)
    for i, s in enumerate(sequences):
        if len(s) > size:
            raise ValueError("sequence too long")
        flat[i * size : i * size + len(s)] = s
        real[i * size : i * size + len(s)] = True
    return flat.reshape(n, size), real.reshape(n, size)


def bucket_batches(sequences, boundaries, pad=0):
    k_of = assign_buckets(list(map(len, sequences)), boundaries)
    return {
        int(k): (
            i := np.flatnonzero(k_of == k),
            *pad_bucket([sequences[j] for j in i], boundaries[k], pad),
        )
        for k in np.unique(k_of)
    }
