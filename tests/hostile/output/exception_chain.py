# attack: raises an exception with a thousand causes | expect: error
def double(x):
    error = ValueError("first")
    for _ in range(1000):
        nested = ValueError("next")
        nested.__cause__ = error
        error = nested
    raise error
