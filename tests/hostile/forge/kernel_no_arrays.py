# attack: calls a callable without arguments | expect: error | exercise: gram
def gram(X, kernel):
    return kernel()
