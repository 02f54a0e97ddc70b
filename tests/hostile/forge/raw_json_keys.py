# attack: sends a header with the same key ten thousand times | expect: crash | says: no known kind
import struct
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    text = b"{" + b'"kind": 1,' * 10000 + b'"kind": "passed"}'
    return [struct.pack("<4sIQ16s", b"GRD1", len(text), 0, nonce), text]


wire.pack = forged


def double(x):
    return x
