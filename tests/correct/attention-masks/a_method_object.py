import numpy as np


class Masks:
    def __call__(self, n):
        r = np.arange(n)
        return r[:, None] >= r

    def pad(self, lengths, max_len):
        return (np.arange(max_len) < np.reshape(lengths, (-1, 1)))[:, None]


causal_mask = Masks()
padding_mask = causal_mask.pad
decoder_self_mask = lambda lengths, max_len: padding_mask(lengths, max_len) & causal_mask(max_len)
