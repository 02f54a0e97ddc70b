# attack: calls a callable with numbers and texts | expect: error | exercise: gram
def gram(X, kernel):
    return kernel(1, "x")
