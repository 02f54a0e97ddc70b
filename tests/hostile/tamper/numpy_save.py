# attack: has NumPy write a file | expect: pass
import numpy

try:
    numpy.save("@OPEN@/@TAG@", numpy.zeros(3))
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
