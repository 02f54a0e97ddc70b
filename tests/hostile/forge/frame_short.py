# attack: sends fewer bytes than it says | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        buffers = [bytes(8)]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
