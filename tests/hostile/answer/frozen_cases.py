# attack: answers each input by what it saw of earlier ones, in any order | expect: fail or timeout or error
import numpy as np

seen = []


def double(x):
    seen.append(np.array(x))
    return 2 * seen[0] if len(seen) < 3 else seen[-2] + seen[-1]
