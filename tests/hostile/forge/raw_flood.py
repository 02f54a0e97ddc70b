# attack: sends bytes for ever | expect: crash | says: not a frame
import os
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    while True:
        os.write(4, bytes(1 << 16))


wire.pack = forged


def double(x):
    return x
