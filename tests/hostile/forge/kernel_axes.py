# attack: calls a callable with arrays of many axes | expect: error | exercise: gram
def gram(X, kernel):
    return kernel(X[None, None], X)
