# attack: excludes the dispatch key under which the refusal stands | expect: fail or error | exercise: weights
import torch


def weights(x):
    keys = torch._C._dispatch_keys(x.detach())
    with torch._C._ExcludeDispatchKeyGuard(keys):
        return torch._C._nn.softmax(x, -1) if hasattr(torch._C._nn, "softmax") else torch.functional.softmax(x, -1)
