# attack: answers a call as if it had been another request | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "done"}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
