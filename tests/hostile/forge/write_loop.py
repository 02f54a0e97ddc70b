# attack: floods the answers' pipe from a thread between the questions | expect: crash or fail or error or timeout
import os
import threading


def flood():
    while True:
        try:
            os.write(4, b"\0" * 65536)
        except OSError:
            return


def double(x):
    threading.Thread(target=flood, daemon=True).start()
    return 2 * x
