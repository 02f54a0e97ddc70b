# attack: lets a fake tensor's mode choose the kernel | expect: fail or error | exercise: weights
import torch


def weights(x):
    from torch._subclasses.fake_tensor import FakeTensorMode

    with FakeTensorMode(allow_non_fake_inputs=True) as mode:
        return getattr(torch, "soft" + "max")(x, -1)
