# attack: raises no exception at all | expect: error
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "raised", "stage": "", "types": [], "message": None, "frames": []}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
