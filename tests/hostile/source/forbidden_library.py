# attack: says that it is written in NumPy, and calls torch's function by a name put together | expect: fail | says: calls `ldexp` | exercise: either-double
# grader: backend=numpy
import numpy as np
import torch


def double(x):
    function = vars(torch)["ld" + "exp"]
    return np.asarray(function(torch.from_numpy(x.copy()), torch.tensor(1)))
