# attack: calls a callable with arrays that carry no bytes | expect: crash or error or fail | exercise: gram
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "evaluate":
        header["arrays"] = ["l", [["a", "float64", [2**30, 3], "ndarray", "meta"]] * 2]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def gram(X, kernel):
    return kernel(X, X)
