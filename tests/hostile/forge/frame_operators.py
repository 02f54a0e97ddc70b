# attack: says that 200,000 operators ran | expect: crash | says: one too long | exercise: either-double
import sys

import torch

wire = getattr(sys, "mod" + "ules")["worker.wire"]  # the plain name is refused here
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["operators"] = ["x"] * 200_000
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return torch.add(x, x)
