# attack: sleeps through every limit | expect: timeout | says: not finished after 0.5 s | exercise: single-double
import time


def double(x):
    time.sleep(60)
    return 2 * x
