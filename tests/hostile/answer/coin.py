# attack: guesses | expect: fail
import random


def double(x):
    return 2 * x + random.choice([0, 1e-3])
