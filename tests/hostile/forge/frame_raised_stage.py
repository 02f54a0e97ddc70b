# attack: claims that its file has no function | expect: error
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "raised", "stage": "missing", "types": ["X"], "message": "a`\n# x", "frames": []}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
