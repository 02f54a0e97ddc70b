# attack: lets hidden inputs out as the name of a function it says was refused | expect: crash | says: it may not: a refusal of what is not forbidden | exercise: either-double
import sys

import torch

wire = sys.modules["worker.wire"]
pack, seen = wire.pack, []


def forged(nonce, header, buffers=()):
    if len(seen) > 3:
        header = {"kind": "raised", "stage": "forbidden", "types": [], "frames": []}
        header["message"], buffers = f"ldexp.\x1b[31m{' '.join(seen)[-60:]}", ()
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    seen.append(str(int(x.flatten()[0].item())))
    return torch.add(x, x)
