# attack: raises an exception made of lists | expect: error or crash
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "raised", "stage": [1], "types": [[1]], "message": [[1]], "frames": [[1, [2], [3]]]}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
