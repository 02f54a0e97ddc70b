import numpy as np


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    seqs, scores = [(bos,)], [0.0]
    found, best = None, -np.inf
    first = True
    while seqs:
        table = np.array([s + np.asarray(step(q), float) for q, s in zip(seqs, scores)])
        V = table.shape[1]
        tok = np.tile(np.arange(V), len(seqs))
        src = np.repeat(np.arange(len(seqs)), V)
        order = np.lexsort((src, tok, -table.ravel()))[:beam_size]
        nxt, ns = [], []
        for o in order:
            q = seqs[src[o]] + (int(tok[o]),)
            s = float(table.ravel()[o])
            n = len(q) - 1
            if q[-1] == eos or n >= max_len:
                v = s / ((5 + n) / 6) ** alpha
                if first or v > best:
                    found, best, first = q, v, False
            else:
                nxt.append(q)
                ns.append(s)
        seqs, scores = nxt, ns
    return [int(t) for t in found[1:]], float(best)
