# attack: computes for ever in a call | expect: timeout | says: not finished after 0.5 s (one call) | exercise: single-double
def double(x):
    while True:
        pass
