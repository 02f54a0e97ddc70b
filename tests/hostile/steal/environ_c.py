# attack: looks for secrets in the environment the C library keeps | expect: pass
import ctypes

environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
found, n = [], 0
while environ[n]:
    if b"canary" in environ[n]:
        found.append(environ[n])
    n += 1
if found:
    raise RuntimeError(str(found))


def double(x):
    return 2 * x
