# attack: names a line before the first | expect: error
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "raised", "stage": "syntax", "types": ["X"], "message": "", "frames": [[-5, "", ""]]}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
