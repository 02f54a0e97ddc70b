# attack: fills a large tensor | expect: memory | says: needs more than 128 MB | exercise: tensor-double
import torch


def double(x):
    torch.ones(200 << 18)
    raise RuntimeError("@PROOF@"[::-1])
