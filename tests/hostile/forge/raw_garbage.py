# attack: sends random bytes | expect: crash | says: not a frame
import os
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [os.urandom(1 << 16)]


wire.pack = forged


def double(x):
    return x
