import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    if training:
        count, mean, squares = 0, np.zeros_like(running_mean), np.zeros_like(running_var)
        for image in x:
            for row in range(image.shape[1]):
                for value in image[:, row].T:
                    count += 1
                    delta = value - mean
                    mean = mean + delta / count
                    squares = squares + delta * (value - mean)
        if count < 2:
            raise ValueError("one value per channel")
        used = mean, squares / count
        keep = 1 - momentum
        stored = (
            keep * running_mean + momentum * mean,
            keep * running_var + momentum * squares / (count - 1),
        )
    else:
        used = stored = running_mean, running_var
    last = np.rollaxis(x, 1, 4)
    y = (last - used[0]) / np.sqrt(used[1] + eps) * weight + bias
    return np.rollaxis(y, 3, 1), *stored
