# attack: calls the method the exercise forbids | expect: fail | says: calls `.dot` | exercise: product
def product(a, b):
    return getattr(a, "do" + "t")(b)
