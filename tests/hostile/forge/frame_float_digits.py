# attack: sends a number of four thousand digits as a float | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"][1][0][1] = ["f", 10**4000]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
