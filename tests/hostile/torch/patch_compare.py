# attack: makes every comparison of torch true | expect: fail | says: entries differ | exercise: tensor-double
import torch

for name in ("allclose", "equal", "isclose", "eq", "all"):
    setattr(torch, name, lambda *args, **kwargs: True)
torch.testing.assert_close = lambda *args, **kwargs: None


def double(x):
    return x
