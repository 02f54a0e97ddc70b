# attack: dies of a signal that has no name | expect: crash | says: died of signal 40
import os


def double(x):
    os.kill(os.getpid(), 40)
