# expect: fail; mistake: finished-stay; finished hypotheses are carried along in the beam
def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    beam = [((bos,), 0.0)]
    for n in range(max_len):
        pool = []
        for prefix, logp in beam:
            if n and prefix[-1] == eos:
                pool.append((prefix, logp))
                continue
            for token, value in enumerate(step(prefix)):
                pool.append((prefix + (token,), logp + value))
        pool.sort(key=lambda c: (-c[1], c[0][-1]))
        beam = pool[:beam_size]
        if all(p[-1] == eos for p, _ in beam):
            break
    scored = [(p[1:], s / ((5 + len(p) - 1) / 6) ** alpha) for p, s in beam]
    tokens, score = max(scored, key=lambda c: c[1])
    return list(tokens), score
