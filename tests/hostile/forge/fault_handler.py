# attack: has a fault handler write into the answers | expect: crash
import ctypes
import faulthandler


def double(x):
    faulthandler.enable(4)
    ctypes.string_at(8)
