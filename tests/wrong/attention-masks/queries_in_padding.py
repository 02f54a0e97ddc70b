# expect: fail; mistake: padding-queries; the padding mask hides padded queries, the decoder's does not
import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n), dtype=bool))


def padding_mask(lengths, max_len):
    p = np.arange(max_len) < np.asarray(lengths)[:, None]
    return p[:, None, :] & p[:, :, None]


def decoder_self_mask(lengths, max_len):
    p = np.arange(max_len) < np.asarray(lengths)[:, None]
    return causal_mask(max_len) & p[:, None, :]
