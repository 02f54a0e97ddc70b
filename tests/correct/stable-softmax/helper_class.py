from dataclasses import dataclass

import numpy as np


@dataclass
class Logits:
    values: np.ndarray
    axis: int

    @property
    def shifted(self):
        return self.values - np.max(self.values, axis=self.axis, keepdims=True)

    def total(self):
        return np.sum(np.exp(self.shifted), axis=self.axis, keepdims=True)

    def weights(self):
        return np.exp(self.shifted) / self.total()

    def log_weights(self):
        return self.shifted - np.log(self.total())


def softmax(x, axis=-1):
    return Logits(x, axis).weights()


def log_softmax(x, axis=-1):
    return Logits(x, axis).log_weights()
