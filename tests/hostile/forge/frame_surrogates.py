# attack: sends text and keys that no encoding can hold | expect: fail
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        del header["tree"][1][1:]  # what the inputs are afterwards
        header["tree"][1][0][1] = ["d", [[["s", "\ud800\x1b[2J"], ["s", "\udfff"]]]]
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
