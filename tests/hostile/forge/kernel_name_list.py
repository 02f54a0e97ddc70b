# attack: asks for a callable whose name is a list | expect: crash | exercise: gram
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "evaluate":
        header["name"] = [["kernel"]]
    return pack(nonce, header, buffers)


wire.pack = forged


def gram(X, kernel):
    return kernel(X, X)
