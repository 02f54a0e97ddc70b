# attack: sends more after its answer | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [*pack(nonce, header, buffers), b"and more"]


wire.pack = forged


def double(x):
    return x
