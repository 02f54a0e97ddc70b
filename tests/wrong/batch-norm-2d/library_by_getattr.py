# expect: fail; mistake: none; the function of the library under a made-up name
import torch


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    mean, var = running_mean.clone(), running_var.clone()
    norm = getattr(torch.nn.functional, "batch" + "_norm")
    return norm(x, mean, var, weight, bias, training, momentum, eps), mean, var
