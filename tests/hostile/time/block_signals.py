# attack: ignores every signal it can and goes on | expect: timeout | exercise: single-double
import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))


def double(x):
    while True:
        pass
