# attack: fills the largest payload it may announce | expect: crash | says: sent what it may not
import struct
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    text = b'{"kind": "returned"}'
    size = 4 << 20
    return [struct.pack("<4sIQ16s", b"GRD1", len(text), size, nonce), text, bytes(size)]


wire.pack = forged


def double(x):
    return x
