from bisect import insort


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    live = [(0.0, [])]
    done = []
    for n in range(1, max_len + 1):
        kept = []
        for logp, seq in live:
            for token, value in enumerate(step((bos, *seq))):
                insort(kept, (-(logp + value), token, seq + [token]), key=lambda c: (c[0], c[1]))
                del kept[beam_size:]
        live = []
        for minus, token, seq in kept:
            if token == eos or n == max_len:
                done.append((-minus / ((5 + n) / 6) ** alpha, seq))
            else:
                live.append((-minus, seq))
        if not live:
            break
    scores = [score for score, _ in done]
    return done[scores.index(max(scores))][1], max(scores)
