# attack: writes over what a callable returned | expect: fail | says: was modified in place | exercise: gram
def gram(X, kernel):
    K = kernel(X, X)
    Y = K.copy()
    K[...] = 0
    return Y
