# attack: sends a frame of another protocol | expect: crash | says: sent what it may not
import sys

wire = sys.modules["worker.wire"]
pack = wire.pack


def forged(nonce, header, buffers=()):
    if header["kind"] != "returned":
        return pack(nonce, header, buffers)
    return [b"HTTP/1.1 200 OK\r\n\r\n" + bytes(100)]


wire.pack = forged


def double(x):
    return x
