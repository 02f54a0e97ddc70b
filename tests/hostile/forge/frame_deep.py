# attack: sends a thousand nested lists | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        tree = ["z"]
        for _ in range(300):
            tree = ["l", [tree]]
        header["tree"][1][0][1] = tree
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
