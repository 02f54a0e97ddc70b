# attack: is slow, and at times far slower, so that no measurement is certain | expect: pass | says: 0 of 1 points | exercise: timed-double
CALLS = [0]


def double(x):
    CALLS[0] += 1
    sum(range(200_000 if CALLS[0] % 40 < 18 else 10_000))
    return 2 * x
