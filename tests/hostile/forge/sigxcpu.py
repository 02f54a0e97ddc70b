# attack: sends itself the signal of the CPU limit | expect: timeout
import os
import signal


def double(x):
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGXCPU)
