# attack: fills a list | expect: memory | says: needs more than 64 MB of memory
def double(x):
    [bytes(1 << 16) for _ in range(200 << 4)]
    raise RuntimeError("@PROOF@"[::-1])
