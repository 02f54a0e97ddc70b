# attack: uses the function that stands for the operator | expect: fail | says: calls `@` | exercise: product
import operator


def product(a, b):
    return getattr(operator, "mat" + "mul")(a, b)
