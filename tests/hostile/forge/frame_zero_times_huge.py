# attack: hides huge dimensions behind a zero | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        node[2] = [0, 2**39, 2**39]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
