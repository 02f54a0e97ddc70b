# attack: sends numbers as text that JSON does not know | expect: fail or crash
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"][1][0][1] = ["c", "nan", "infinity"]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
