# attack: makes every comparison of NumPy true | expect: fail | says: entries differ
import numpy as np

for name in ("allclose", "array_equal", "isclose", "equal", "all", "isnan", "max", "abs"):
    setattr(np, name, lambda *args, **kwargs: True)


def double(x):
    return x
