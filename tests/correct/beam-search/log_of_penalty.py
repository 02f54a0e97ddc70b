import math


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    def penalised(logp, n):
        return logp * math.exp(-alpha * math.log((5 + n) / 6))

    frontier, result = [(0.0, (bos,))], (-math.inf, None)
    depth = 0
    while frontier and depth < max_len:
        depth += 1
        pool = []
        for logp, seq in frontier:
            pool += [(logp + p, seq + (t,)) for t, p in enumerate(step(seq).tolist())]
        pool.sort(key=lambda c: c[1][-1])
        pool.sort(key=lambda c: c[0], reverse=True)  # stable, also in reverse
        frontier = []
        for logp, seq in pool[:beam_size]:
            if seq[-1] != eos and depth != max_len:
                frontier.append((logp, seq))
            elif penalised(logp, depth) > result[0]:
                result = (penalised(logp, depth), seq)
    return list(result[1][1:]), result[0]
