# attack: sends a header of half a million brackets | expect: crash | says: the header is not JSON
import struct
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [struct.pack("<4sIQ16s", b"GRD1", 500000, 0, nonce), b"[" * 500000]


wire.pack = forged


def double(x):
    return x
