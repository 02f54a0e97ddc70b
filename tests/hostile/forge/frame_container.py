# attack: names a kind of array that only the grader sends | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        node = header["tree"][1][0][1]
        node[3] = "strided"
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return 2 * x
