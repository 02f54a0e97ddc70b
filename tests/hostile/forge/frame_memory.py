# attack: claims that it ran out of memory | expect: memory
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "raised", "stage": "call", "types": ["MemoryError"], "message": "", "frames": []}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
