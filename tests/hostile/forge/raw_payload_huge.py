# attack: announces a payload of eight exabytes | expect: crash | says: larger than the output limit
import struct
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [struct.pack("<4sIQ16s", b"GRD1", 2, 2**63, nonce), b"{}"]


wire.pack = forged


def double(x):
    return x
