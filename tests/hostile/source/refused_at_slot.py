# attack: calls the method behind the operator | expect: fail | says: calls `@` | exercise: product
def product(a, b):
    return getattr(type(a), "__mat" + "mul__")(a, b)
