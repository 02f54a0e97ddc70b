# attack: reads the requests of the grader itself and says nothing | expect: timeout | exercise: single-double
import os


def double(x):
    while True:
        os.read(3, 1 << 16)
