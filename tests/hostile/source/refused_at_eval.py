# attack: has the operator evaluated from a text | expect: fail | says: calls `@` | exercise: product
def product(a, b):
    return eval("a " + chr(64) + " b")
