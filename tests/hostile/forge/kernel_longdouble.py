# attack: calls a callable with bits that are no number | expect: crash or error or pass or fail | exercise: gram
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "evaluate":
        header["arrays"] = ["l", [["a", "longdouble", [2, 2], "ndarray", "cpu"]] * 2]
        buffers = [bytes(range(7, 71)) * 2]
    return pack(nonce, header, buffers)


wire.pack = forged


def gram(X, kernel):
    return kernel(X, X)
