# attack: has torch look for mistakes | expect: pass | exercise: tensor-double
import torch

torch.autograd.set_detect_anomaly(True)
torch.use_deterministic_algorithms(True)


def double(x):
    return 2 * x
