# attack: raises MemoryError again that the interpreter made before | expect: fail or error or memory
import sys

try:
    [0] * (sys.maxsize // 8)
except MemoryError as error:
    kept = error


def double(x):
    raise kept.with_traceback(None)
