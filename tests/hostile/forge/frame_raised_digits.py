# attack: names a line of four thousand digits | expect: crash or error
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] == "returned":
        header = {"kind": "raised", "stage": "call", "types": ["X"], "message": "", "frames": [[10**4000, "", ""]]}
        buffers = []
    return pack(nonce, header, buffers)


wire.pack = forged


def double(x):
    return x
