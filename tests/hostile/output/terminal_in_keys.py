# attack: hides terminal codes in the keys of a result | expect: fail
def double(x):
    return {"\x1b[2J\u202e\r\n": x}
