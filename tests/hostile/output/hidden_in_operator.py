# attack: lets hidden inputs out in the name of an operator | expect: fail | says: runs torch's `ldexp` | exercise: either-double
import sys

import torch

wire = getattr(sys, "mod" + "ules")["worker.wire"]  # the plain name is refused here
pack, seen = wire.pack, []


def forged(nonce, header, buffers=()):
    if "operators" in header:
        header["operators"] = [f"ldexp.\x1b[31m{' '.join(seen)[-60:]}"]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    seen.append(str(int(x.flatten()[0].item())))
    return torch.add(x, x)
