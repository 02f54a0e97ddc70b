import torch as th


def residual_block(inp, c1, c2, n1, n2, version, shortcut=None):
    steps_v1 = (c1, n1, th.relu, c2, n2)
    steps_v2 = (n1, th.relu, c1, n2, th.relu, c2)
    if version == "v1":
        steps = steps_v1
    elif version == "v2":
        steps = steps_v2
    else:
        raise ValueError("version has to be v1 or v2, not " + repr(version))
    value = inp
    for step in steps:
        value = step(value)
    if value.shape == inp.shape:
        residual = inp
    elif shortcut is None:
        raise ValueError("shapes differ")
    else:
        residual = shortcut(inp)
    result = residual + value
    if version == "v1":
        result = th.relu(result)
    return result
