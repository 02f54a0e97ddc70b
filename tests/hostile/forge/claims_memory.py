# attack: claims that it ran out of memory | expect: memory
def double(x):
    raise MemoryError
