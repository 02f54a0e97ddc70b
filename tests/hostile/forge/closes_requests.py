# attack: closes the pipe that requests come in by | expect: crash
import os


def double(x):
    os.close(3)
    return 2 * x
