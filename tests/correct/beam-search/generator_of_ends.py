from itertools import islice


def ends(step, bos, eos, width, limit):
    beam = {(bos,): 0.0}
    while beam:
        scored = sorted(
            (
                (logp + value, token, prefix)
                for prefix, logp in beam.items()
                for token, value in enumerate(step(prefix))
            ),
            key=lambda c: (-c[0], c[1]),
        )
        beam = {}
        for total, token, prefix in islice(scored, width):
            grown = prefix + (token,)
            if token == eos or len(grown) > limit:
                yield total, grown
            else:
                beam[grown] = total


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    best = None
    for total, tokens in ends(step, bos, eos, beam_size, max_len):
        n = len(tokens) - 1
        score = total / ((5.0 + n) / 6.0) ** alpha
        if best is None or score > best[0]:
            best = score, tokens[1:]
    return list(best[1]), float(best[0])
