# attack: sends the answer in half precision | expect: fail | says: shape
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        node[1], node[2] = "float16", node[2] + [4]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
