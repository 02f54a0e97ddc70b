# attack: sends an answer without a value | expect: crash | says: an answer without a value
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"] = ["d", []]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
