# attack: computes for ever while it is imported | expect: timeout | says: not finished after 0.5 s (importing the file) | exercise: single-double
while True:
    pass


def double(x):
    return 2 * x
