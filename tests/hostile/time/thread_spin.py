# attack: answers, and computes on in threads | expect: pass | exercise: single-double
import threading


def spin():
    while True:
        pass


for _ in range(3):
    threading.Thread(target=spin, daemon=True).start()


def double(x):
    return 2 * x
