# attack: uses a pool of processes | expect: pass or error
import multiprocessing

try:
    multiprocessing.get_context("fork").Process(target=abs, args=(1,)).start()
except (OSError, ImportError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
