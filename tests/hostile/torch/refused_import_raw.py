# attack: makes torch's compiled module again under another name | expect: fail or error | exercise: weights
import importlib.machinery
import sys

import torch


def weights(x):
    path = sys.modules["torch._C"].__file__
    loader = importlib.machinery.ExtensionFileLoader("other", path)
    spec = importlib.machinery.ModuleSpec("other", loader, origin=path)
    other = importlib._bootstrap._load(spec)
    return getattr(other._VariableFunctions, "soft" + "max")(x, -1)
