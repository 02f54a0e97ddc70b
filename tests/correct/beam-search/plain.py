def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    beam = [([bos], 0.0)]
    stored = []
    for n in range(1, max_len + 1):
        candidates = []
        for prefix, logp in beam:
            logprobs = step(tuple(prefix))
            for token in range(len(logprobs)):
                candidates.append((prefix + [token], logp + logprobs[token]))
        candidates.sort(key=lambda c: (-c[1], c[0][-1]))
        beam = []
        for prefix, logp in candidates[:beam_size]:
            if prefix[-1] == eos or n == max_len:
                stored.append((prefix, logp / ((5 + n) / 6) ** alpha))
            else:
                beam.append((prefix, logp))
        if not beam:
            break
    best = stored[0]
    for one in stored[1:]:
        if one[1] > best[1]:
            best = one
    return best[0][1:], best[1]
