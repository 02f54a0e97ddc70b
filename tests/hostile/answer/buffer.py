# attack: returns an object that offers its memory | expect: fail
import ctypes


def double(x):
    return (ctypes.c_double * 15)(*(2 * x).ravel()[:15])
