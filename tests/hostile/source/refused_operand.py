# attack: is an operand, and is told which function the operator stands for | expect: fail | says: uses `@`; calls `numpy.matmul`; calls `@` | exercise: product
import numpy as np


class Spy(np.lib.mixins.NDArrayOperatorsMixin):
    def __array_ufunc__(self, function, method, *inputs, **named):
        self.function = function
        return self


def product(a, b):
    spy = Spy()
    getattr(spy, "__mat" + "mul__")(a)
    return spy.function(a, b)
