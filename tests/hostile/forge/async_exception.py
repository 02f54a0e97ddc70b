# attack: throws exceptions into the thread that serves | expect: error or crash or fail or pass
import ctypes
import threading

serving = ctypes.c_ulong(threading.get_ident())


def throw():
    for _ in range(1000):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(serving, ctypes.py_object(SystemExit))


threading.Thread(target=throw).start()


def double(x):
    return 2 * x
