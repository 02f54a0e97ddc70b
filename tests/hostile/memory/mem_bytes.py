# attack: asks for one block of bytes | expect: memory | says: needs more than 64 MB of memory
def double(x):
    bytearray(b"x") * (200 << 20)
    raise RuntimeError("@PROOF@"[::-1])
