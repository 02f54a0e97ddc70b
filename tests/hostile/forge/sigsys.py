# attack: sends itself the signal of a forbidden call | expect: crash
import os
import signal


def double(x):
    os.kill(os.getpid(), signal.SIGSYS)
