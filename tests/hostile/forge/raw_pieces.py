# attack: sends its answer in pieces with pauses | expect: fail | says: entries differ
import os
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    import time

    for part in pack(nonce, header, buffers):
        os.write(4, part)
        time.sleep(0.02)
    return []


wire.pack = forged


def double(x):
    return x
