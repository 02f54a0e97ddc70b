# expect: fail; mistake: drops-finished; what ends in eos is thrown out of the beam and forgotten
def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    beam = [((bos,), 0.0)]
    for n in range(1, max_len + 1):
        pool = []
        for prefix, logp in beam:
            for token, value in enumerate(step(prefix)):
                pool.append((prefix + (token,), logp + value))
        pool.sort(key=lambda c: (-c[1], c[0][-1]))
        kept = pool[:beam_size]
        beam = [c for c in kept if c[0][-1] != eos]
        if n == max_len:
            beam = kept
        if not beam:
            break
    if not beam:
        return [], float("-inf")
    tokens, logp = max(beam, key=lambda c: c[1])
    return list(tokens[1:]), logp / ((5 + len(tokens) - 1) / 6) ** alpha
