# attack: says that an input is a text afterwards | expect: fail
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"][1] = header["tree"][1][:1] + [[["s", "after"], ["d", [[["s", "x"], ["s", "x"]]]]]]
        buffers = buffers[:1]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return 2 * x
