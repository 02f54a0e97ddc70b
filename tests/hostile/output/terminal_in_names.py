# attack: hides terminal codes in names of classes | expect: error
def double(x):
    raise type("\x1b[2J\x9b31m\r", (ValueError,), {})("\u202ereversed\u2066")
