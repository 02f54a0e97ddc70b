# attack: sends bits that are no number as extended precision | expect: fail or crash
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        node[:2] = ["a", "longdouble"]
        node[2] = [2, 2]
        buffers = [bytes(range(7, 71))]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
