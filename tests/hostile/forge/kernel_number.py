# attack: calls a callable with a number instead of a list | expect: crash or error | exercise: gram
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "evaluate":
        header["arrays"], header["name"] = ["i", 5], "kernel"
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def gram(X, kernel):
    return kernel(X, X)
