from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Batch:
    lengths: torch.Tensor
    width: int

    @property
    def keys(self):
        out = self.lengths.new_ones((self.lengths.shape[0], 1, self.width), dtype=torch.bool)
        return out.masked_fill(
            torch.arange(self.width, device=self.lengths.device) >= self.lengths[:, None, None],
            False,
        )

    def both(self):
        return self.keys & causal_mask(self.width, self.lengths.device)


def causal_mask(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).tril_()


def padding_mask(lengths, max_len):
    return Batch(lengths, max_len).keys


def decoder_self_mask(lengths, max_len):
    return Batch(lengths, max_len).both()
