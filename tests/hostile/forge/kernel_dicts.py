# attack: calls a callable with dicts | expect: error | exercise: gram
def gram(X, kernel):
    return kernel({}, {})
