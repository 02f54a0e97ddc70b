# attack: leaves threads that no exit may wait for | expect: pass | exercise: single-double
import threading
import time


def double(x):
    threading.Thread(target=time.sleep, args=(60,)).start()
    return 2 * x
