# attack: sends dimensions whose product is 0 in 64 bits | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        node[2] = [2**32, 2**32]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
