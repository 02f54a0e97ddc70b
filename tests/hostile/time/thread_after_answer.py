# attack: goes on computing in threads after it has answered | expect: pass or fail or timeout or error
import threading


def spin():
    while True:
        sum(range(1000))


def double(x):
    for _ in range(8):
        threading.Thread(target=spin, daemon=True).start()
    return 2 * x
