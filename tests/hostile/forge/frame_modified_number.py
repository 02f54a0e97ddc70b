# attack: says that a number was overwritten | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["modified"] = 5
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return 2 * x
