# attack: pairs no rows with a trillion rows that carry no bytes | expect: crash | says: too large for `meta` | exercise: gram
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "evaluate":
        shapes = [[0, 3], [2**33, 3]]
        header["arrays"] = ["l", [["a", "float64", s, "ndarray", "meta"] for s in shapes]]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def gram(X, kernel):
    return kernel(X, X)
