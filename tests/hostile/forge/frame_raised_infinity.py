# attack: names a line that is infinite | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "raised", "stage": "call", "types": ["X"], "message": "", "frames": [[float("inf"), "", ""]]}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
