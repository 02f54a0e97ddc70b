# attack: uses most of the limit in every call, to use up the machine | expect: timeout | says: not finished after 2 s (the whole submission)
import time


def double(x):
    time.sleep(0.45)
    return 2 * x
