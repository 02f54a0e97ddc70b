# attack: takes the probabilities of a distribution | expect: fail | says: calls `softmax`; calls `logsumexp` | exercise: weights
import torch


def weights(x):
    return torch.distributions.Categorical(logits=x).probs
