# attack: says that it is written for another library | expect: pass
# grader: backend=torch; exercise=other; points=100


def double(x):
    return 2 * x
