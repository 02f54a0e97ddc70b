# attack: waits for a lock it holds itself | expect: timeout | exercise: single-double
import threading


def double(x):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
