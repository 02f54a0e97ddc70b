# attack: returns a dict with keys that are no text | expect: fail
def double(x):
    return {None: x, (1, 2): x, float("nan"): x, b"x": x}
