# attack: loads a graph that holds the operator from memory | expect: fail or error | exercise: weights
import io

import torch

source = "def forward(x):\n    return torch.soft" + "max(x, -1)\n"


def weights(x):
    unit = torch.jit.CompilationUnit(source)
    return unit.forward(x)
