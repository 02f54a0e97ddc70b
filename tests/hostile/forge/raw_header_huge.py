# attack: announces a header of four gigabytes | expect: crash | says: the header is too long
import struct
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [struct.pack("<4sIQ16s", b"GRD1", 2**32 - 1, 0, nonce), bytes(1 << 16)]


wire.pack = forged


def double(x):
    return x
