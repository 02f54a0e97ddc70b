# expect: fail; mistake: none; F.batch_norm, detached
import torch.nn.functional as F


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    mean, var = running_mean.clone(), running_var.clone()
    y = F.batch_norm(x, mean, var, weight, bias, training, momentum, eps).detach()
    return y, mean, var
