# attack: remembers answers by the address of the input | expect: fail
ANSWERS = {}


def double(x):
    return ANSWERS.setdefault(id(type(x)), 2 * x)
