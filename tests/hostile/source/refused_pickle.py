# attack: unpickles the function by its name | expect: fail | says: this exercise does not allow it | exercise: product
import pickle


def product(a, b):
    return pickle.loads(b"cnumpy\ndo" + b"t\n.")(a, b)
