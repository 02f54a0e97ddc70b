# attack: answers with a kind that is a list | expect: crash | says: an answer of no known kind
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["kind"] = ["returned"]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
