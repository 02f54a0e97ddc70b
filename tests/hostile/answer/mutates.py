# attack: doubles the inputs in place and returns them | expect: fail
def double(x):
    x *= 2
    return x
