# attack: computes it over a sparse tensor | expect: fail | says: this exercise does not allow it | exercise: weights
import torch


def weights(x):
    function = getattr(torch.sparse, "soft" + "max")
    return function(x.to_sparse(), -1).to_dense()
