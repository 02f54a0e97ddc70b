# attack: uses the operator the exercise forbids | expect: fail | says: uses `@` | exercise: product
def product(a, b):
    return a @ b
