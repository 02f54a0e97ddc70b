# attack: calls a callable with no rows | expect: pass | exercise: gram
def gram(X, kernel):
    kernel(X[:0], X[:0])
    return kernel(X, X)
