# expect: fail; mistake: none; a subclass of the layer of torch
from torch import nn


class BatchNorm2d(nn.BatchNorm2d):
    pass
