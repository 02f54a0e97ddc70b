# attack: sends a header in another encoding | expect: crash | says: sent what it may not
import struct
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    text = '{"kind": "returned"}'.encode("utf-16")
    return [struct.pack("<4sIQ16s", b"GRD1", len(text), 0, nonce), text]


wire.pack = forged


def double(x):
    return x
