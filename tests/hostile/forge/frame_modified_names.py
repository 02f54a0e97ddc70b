# attack: says that a million things were overwritten | expect: fail or crash
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["modified"] = ["\x1b[2J\ud800" * 50] * 2000
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return 2 * x
