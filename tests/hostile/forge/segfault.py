# attack: reads memory that is not there | expect: crash | says: died of SIGSEGV
import ctypes


def double(x):
    ctypes.string_at(8)
