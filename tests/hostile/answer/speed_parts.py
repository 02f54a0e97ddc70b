# attack: is sixty times slower in two thirds of the blocks | expect: pass | says: 0 of 1 points | exercise: timed-double
CALLS = [0]


def double(x):
    CALLS[0] += 1
    sum(range(200_000 if CALLS[0] % 3 else 3_000))
    return 2 * x
