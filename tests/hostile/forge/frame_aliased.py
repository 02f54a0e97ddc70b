# attack: says that a result lies in a terminal code | expect: fail
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["aliased"] = "\x1b[2J\ud800" * 1000
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return 2 * x
