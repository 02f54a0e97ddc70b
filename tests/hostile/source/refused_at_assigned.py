# attack: assigns by the operator the exercise forbids | expect: fail | says: uses `@` | exercise: product
def product(a, b):
    c = a.copy()
    c @= b
    return c
