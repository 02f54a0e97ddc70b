# attack: sends a header that is a list | expect: crash | says: the header is not an object
import struct
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [struct.pack("<4sIQ16s", b"GRD1", 2, 0, nonce), b"[]"]


wire.pack = forged


def double(x):
    return x
