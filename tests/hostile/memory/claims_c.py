# attack: makes the interpreter itself raise MemoryError, with nothing allocated | expect: fail or error or memory
def double(x):
    return bytearray(2**62)
