# attack: asks the grader to compute where nothing is to be computed | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "evaluate", "name": "x", "arrays": ["l", []]}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
