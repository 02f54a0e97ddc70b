# attack: warns without end | expect: crash or pass
import warnings

warnings.simplefilter("always")
for n in range(2000):
    warnings.warn(f"number {n}")


def double(x):
    return 2 * x
