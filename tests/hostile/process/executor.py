# attack: hands its work to other processes | expect: pass
try:
    from concurrent.futures import ProcessPoolExecutor

    ProcessPoolExecutor(1).submit(abs, -1).result(timeout=2)
except Exception:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
