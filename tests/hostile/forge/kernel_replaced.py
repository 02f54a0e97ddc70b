# attack: puts a callable of its own in its place | expect: fail | exercise: gram
def gram(X, kernel):
    kernel.__self__.evaluate = lambda *a: a
    type(kernel.__self__).evaluate = lambda *a: a
    return X @ X.T
