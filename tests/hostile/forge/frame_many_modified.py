# attack: says that 200,000 arguments were modified | expect: crash | says: one too long | exercise: either-double
import sys

import torch

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["modified"] = ["x"] * 200_000
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return torch.add(x, x)
