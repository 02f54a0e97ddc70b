"""math.fsum over the whole path: the sum of the logarithms, rounded once."""

from math import fsum


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    beam, stored = [((bos,), ())], []
    while beam:
        pool = []
        for prefix, logs in beam:
            for token, value in enumerate(step(prefix)):
                parts = (*logs, float(value))
                pool.append((-fsum(parts), token, (*prefix, token), parts))
        pool.sort(key=lambda c: c[:2])
        beam = []
        for minus, token, prefix, parts in pool[:beam_size]:
            if token == eos or len(parts) == max_len:
                stored.append((-minus / ((5 + len(parts)) / 6) ** alpha, prefix[1:]))
            else:
                beam.append((prefix, parts))
    score, tokens = max(stored, key=lambda s: s[0])
    return list(tokens), score
