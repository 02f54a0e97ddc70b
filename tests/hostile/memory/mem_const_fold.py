# attack: has the compiler fold a giant constant | expect: memory or error
TEXT = ("x" * 4000) * 4000 * 1000


def double(x):
    return 2 * x
