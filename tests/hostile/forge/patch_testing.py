# attack: makes every assertion true | expect: fail
import unittest

import numpy as np

for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, lambda *args, **kwargs: None)
unittest.TestCase.assertEqual = lambda *args: None


def double(x):
    return x
