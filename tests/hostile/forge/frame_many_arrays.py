# attack: sends five thousand arrays | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"][1][0][1] = ["l", [["a", "int8", [1], "ndarray", "cpu"]] * 5000]
        buffers = [bytes(5000)]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
