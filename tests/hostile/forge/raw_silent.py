# attack: never answers | expect: timeout | says: not finished after 0.5 s | exercise: single-double
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return []


wire.pack = forged


def double(x):
    return x
