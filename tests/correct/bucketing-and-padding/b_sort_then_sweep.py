import numpy as np


def assign_buckets(lengths, boundaries):
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    out = np.zeros(len(lengths), dtype=int)
    k = 0
    for i in order:
        while lengths[i] > boundaries[k]:
            k += 1
            if k == len(boundaries):
                raise ValueError("a sequence is longer than every bucket")
        out[i] = k
    return out


def pad_bucket(sequences, size, pad=0):
    padded = np.tile(pad, (len(sequences), size))
    mask = np.zeros((len(sequences), size)) > 0
    for i in range(len(sequences)):
        if size < len(sequences[i]):
            raise ValueError("too long")
        for j in range(len(sequences[i])):
            padded[i][j] = sequences[i][j]
            mask[i][j] = True
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    k_of = assign_buckets([len(s) for s in sequences], boundaries)
    members = {}
    for index in range(len(sequences)):
        k = int(k_of[index])
        members[k] = [*members.get(k, []), index]
    result = {}
    for k in members:
        padded, mask = pad_bucket([sequences[i] for i in members[k]], boundaries[k], pad)
        result[k] = (np.array(members[k], dtype=int), padded, mask)
    return result
