# attack: asks for a callable it was not given | expect: crash | says: a callable that was never passed | exercise: gram
def gram(X, kernel):
    kernel.__self__.name = "other"
    return kernel(X, X)
