# attack: returns an object that poses as an array by its properties | expect: fail or error
class Pose:
    @property
    def __class__(self):
        import numpy as np

        return np.ndarray

    shape, dtype, ndim, nbytes = (2, 3), "float64", 2, 48

    def tobytes(self):
        return bytes(48)


def double(x):
    return Pose()
