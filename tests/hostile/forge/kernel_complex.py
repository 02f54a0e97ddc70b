# attack: calls a callable with complex numbers | expect: error | exercise: gram
def gram(X, kernel):
    return kernel(X + 1j, X)
