# attack: prints from a thread while an answer is sent | expect: pass or crash
import os
import threading


def chatter():
    for _ in range(20):
        os.write(1, b"late\n")


def double(x):
    threading.Thread(target=chatter).start()
    return 2 * x
