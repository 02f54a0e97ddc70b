# attack: sends an array of a trillion entries without any bytes | expect: crash | says: too large for `meta`
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        node[2], node[4] = [2**39], "meta"
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
