# attack: registers a kernel of its own for the operator | expect: error or fail | says: NotAvailable | exercise: weights
import torch


def weights(x):
    library = torch.library.Library("aten", "IMPL")
    library.impl("_soft" + "max", lambda *given: x, "CPU")
    return getattr(torch, "soft" + "max")(x, -1)
