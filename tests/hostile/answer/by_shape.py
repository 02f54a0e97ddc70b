# attack: remembers answers by the shape of the input | expect: fail | says: entries differ
ANSWERS = {}


def double(x):
    return ANSWERS.setdefault(x.shape, 2 * x)
