# attack: asks for values for ever | expect: timeout | exercise: gram
def gram(X, kernel):
    while True:
        kernel(X[:1], X[:1])
