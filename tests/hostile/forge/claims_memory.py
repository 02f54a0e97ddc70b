# attack: claims that it ran out of memory | expect: error
def double(x):
    raise MemoryError
