# attack: prints without end where errors go | expect: crash | says: printed more than 32 KB
import sys


def double(x):
    while True:
        sys.stderr.write("x" * 1000)
