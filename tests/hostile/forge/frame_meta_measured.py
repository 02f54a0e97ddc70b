# attack: sends arrays without any bytes that a measure would have to fill | expect: crash | says: too large for `meta` | exercise: pair
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        nodes = [["a", "float64", [2**33], "ndarray", "meta"]] * 2
        header["tree"] = ["d", [[["s", "value"], ["t", nodes]]]]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def pair(x):
    return 2 * x, -x
