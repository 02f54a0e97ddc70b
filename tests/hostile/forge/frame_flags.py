# attack: sends flags that are neither true nor false | expect: fail | says: entries differ
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["random"], header["detached"] = "no", [1]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
