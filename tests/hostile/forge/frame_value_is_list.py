# attack: sends a list where an answer belongs | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"] = ["l", []]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
