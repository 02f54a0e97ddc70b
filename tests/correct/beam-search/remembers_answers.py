"""A dictionary of what the model said: no prefix is asked twice."""


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    said = {}

    def logs(prefix):
        if prefix not in said:
            said[prefix] = [float(v) for v in step(prefix)]
        return said[prefix]

    def total(prefix):
        value = 0.0
        for n in range(1, len(prefix)):
            value += logs(prefix[:n])[prefix[n]]
        return value

    beam, ended = [(bos,)], []
    while beam:
        pool = [prefix + (t,) for prefix in beam for t in range(len(logs(prefix)))]
        pool.sort(key=lambda p: (-total(p), p[-1]))
        beam = [p for p in pool[:beam_size] if p[-1] != eos and len(p) <= max_len]
        ended += [p for p in pool[:beam_size] if p not in beam]
    value = lambda p: total(p) / ((4 + len(p)) / 6) ** alpha  # noqa: E731
    best = max(ended, key=value)
    return list(best[1:]), value(best)
