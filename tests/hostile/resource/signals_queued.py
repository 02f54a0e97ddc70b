# attack: queues signals to itself | expect: pass
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGRTMIN})
for _ in range(5000):
    os.kill(os.getpid(), signal.SIGRTMIN)


def double(x):
    return 2 * x
