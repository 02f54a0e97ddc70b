import numpy as np


class Bucketer:
    def __init__(self, boundaries, pad=0):
        self.boundaries = list(boundaries)
        self.pad = pad

    def index(self, length):
        for k, size in enumerate(self.boundaries):
            if length <= size:
                return k
        raise ValueError(f"no bucket for length {length}")

    def rows(self, sequences, size):
        padded = np.empty((len(sequences), size), dtype=np.int64)
        padded.fill(self.pad)
        mask = np.zeros_like(padded, dtype=bool)
        for r, s in enumerate(sequences):
            if len(s) > size:
                raise ValueError("does not fit")
            padded[r, : len(s)] = np.asarray(s, dtype=np.int64)
            mask[r, : len(s)] = 1
        return padded, mask


def assign_buckets(lengths, boundaries):
    return np.fromiter((Bucketer(boundaries).index(n) for n in lengths), dtype=np.int64)


def pad_bucket(sequences, size, pad=0):
    return Bucketer([size], pad).rows(sequences, size)


def bucket_batches(sequences, boundaries, pad=0):
    bucketer = Bucketer(boundaries, pad)
    found = [[] for _ in boundaries]
    for i, s in enumerate(sequences):
        found[bucketer.index(len(s))].append(i)
    return {
        k: (np.array(at), *bucketer.rows([sequences[i] for i in at], boundaries[k]))
        for k, at in enumerate(found)
        if at
    }
