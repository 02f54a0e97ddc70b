# attack: answers twice | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [*pack(nonce, header, buffers), *pack(nonce, header, buffers)]


wire.pack = forged


def double(x):
    return x
