# attack: sends dimensions that are no whole numbers | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        node[2] = [3.0, 5.0]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
