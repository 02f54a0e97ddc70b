# attack: answers another question than the one that was asked | expect: crash | says: an answer to another question
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return pack(bytes(16), header, buffers)


wire.pack = forged


def double(x):
    return x
