# attack: says that a result lies in a list | expect: fail or crash
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["aliased"] = [[1]]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return 2 * x
