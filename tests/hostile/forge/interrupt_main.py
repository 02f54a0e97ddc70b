# attack: interrupts its own main thread again and again | expect: fail or error or crash
import _thread
import threading
import time


def again():
    while True:
        time.sleep(0.0005)
        _thread.interrupt_main()


def double(x):
    threading.Thread(target=again, daemon=True).start()
    time.sleep(0.02)
    return 2 * x
