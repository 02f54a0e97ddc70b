# attack: asks for more values than it may | expect: fail | says: was evaluated 125 times | exercise: gram
def gram(X, kernel):
    kernel(X, X)
    kernel(X, X)
    kernel(X, X)
    kernel(X, X)
    return kernel(X, X)
