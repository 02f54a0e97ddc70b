# attack: names the inputs with numbers afterwards | expect: crash or pass
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header["tree"][1] = header["tree"][1][:1] + [[["s", "after"], ["d", [[["i", 1], ["z"]]]]]]
        buffers = buffers[:1]
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return 2 * x
