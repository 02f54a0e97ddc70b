# attack: sends more bytes than it says | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        buffers = [*buffers, bytes(800)]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
