# attack: sends a key of four thousand digits | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"][1][0][1] = ["d", [[["i", 10**4000], ["z"]]]]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
