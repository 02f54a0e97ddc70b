# expect: fail; mistake: asks-for-every-token; sequences are drawn at random, each beginning with the same question
import numpy as np


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    rng = np.random.default_rng(0)
    best = None
    for _ in range(beam_size if beam_size < 5 else 5):
        prefix, logp = (bos,), 0.0
        while len(prefix) <= max_len and (len(prefix) == 1 or prefix[-1] != eos):
            logs = step(prefix)
            token = int(rng.choice(len(logs), p=np.exp(logs) / np.exp(logs).sum()))
            prefix, logp = prefix + (token,), logp + logs[token]
        score = logp / ((5 + len(prefix) - 1) / 6) ** alpha
        if best is None or score > best[1]:
            best = list(prefix[1:]), score
    return best
