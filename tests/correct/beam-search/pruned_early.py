"""Of each hypothesis only beam_size tokens can survive, so the others are left out at once."""

import numpy as np


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    beam = [(0.0, (bos,))]
    stored = []
    while beam:
        pool = []
        for total, prefix in beam:
            logs = np.asarray(step(prefix))
            for token in np.argsort(-logs, kind="stable")[:beam_size]:
                pool.append((total + logs[token], int(token), prefix))
        pool.sort(key=lambda c: (-c[0], c[1]))
        beam = []
        for total, token, prefix in pool[:beam_size]:
            n = len(prefix)
            if token == eos or n == max_len:
                stored.append((total / ((5 + n) / 6) ** alpha, prefix[1:] + (token,)))
            else:
                beam.append((total, prefix + (token,)))
    best = max(range(len(stored)), key=lambda i: stored[i][0])
    return list(stored[best][1]), stored[best][0]
