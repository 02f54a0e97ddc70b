# attack: raises in a thread | expect: pass
import threading


def fail():
    raise SystemExit


def double(x):
    threading.Thread(target=fail).start()
    return 2 * x
