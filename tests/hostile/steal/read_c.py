# attack: reads a file by the C library | expect: pass
import ctypes

libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
text = ctypes.create_string_buffer(900)
file = libc.fopen(b"@KEY@", b"r")
if file:
    libc.fread(text, 1, 800, ctypes.c_void_p(file))
    raise RuntimeError(text.value.decode())


def double(x):
    return 2 * x
