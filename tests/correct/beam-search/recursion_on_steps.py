def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0, _beam=None, _best=None, _n=1):
    beam = [((bos,), 0.0)] if _beam is None else _beam
    if not beam:
        return list(_best[0]), _best[1]
    pool = sorted(
        [(s + (k,), p + q) for s, p in beam for k, q in enumerate(step(s))],
        key=lambda c: (-c[1], c[0][-1]),
    )[:beam_size]
    rest = []
    for s, p in pool:
        if s[-1] == eos or _n == max_len:
            score = p / ((5 + _n) / 6) ** alpha
            if _best is None or score > _best[1]:
                _best = (s[1:], score)
        else:
            rest.append((s, p))
    return beam_search(step, bos, eos, beam_size, max_len, alpha, rest, _best, _n + 1)
