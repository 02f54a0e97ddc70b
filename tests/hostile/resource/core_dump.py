# attack: dies with a core dump that may fill a disk | expect: crash | says: aborted (SIGABRT)
import os


def double(x):
    os.abort()
