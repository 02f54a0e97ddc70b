# attack: takes a directional derivative of the log of the sum of exponentials | expect: fail | says: this exercise does not allow it | exercise: weights
import torch

name = "log" + "sumexp"


def weights(x):
    function = getattr(torch, name)
    rows = [torch.func.jvp(lambda t: function(t, -1), (x,), (torch.eye(x.shape[-1])[i].to(x.dtype).expand_as(x),))[1]
            for i in range(x.shape[-1])]
    return torch.stack(rows, -1)
