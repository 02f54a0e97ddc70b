# attack: has NumPy read a file | expect: pass
import numpy as np

for read in (np.fromfile, np.loadtxt, np.load, np.genfromtxt, np.memmap):
    try:
        found = read("@KEY@", dtype="u1")
    except (OSError, TypeError):
        continue
    raise RuntimeError(found.tobytes().decode())


def double(x):
    return 2 * x
