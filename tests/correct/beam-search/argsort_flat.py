import numpy as np


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    seqs, logps = [(bos,)], np.array([0.0])
    ends, end_scores = [], []
    while seqs:
        table = logps[:, None] + np.array([step(s) for s in seqs])
        V = table.shape[1]
        by_token = table.T.ravel()  # the smaller token first
        best = np.argsort(-by_token, kind="stable")[:beam_size]
        new, new_logps = [], []
        for place in best:
            token, row = divmod(int(place), len(seqs))
            seq = seqs[row] + (token,)
            if token == eos or len(seq) == max_len + 1:
                ends.append(list(seq[1:]))
                end_scores.append(by_token[place] / ((5 + len(seq) - 1) / 6) ** alpha)
            else:
                new.append(seq)
                new_logps.append(by_token[place])
        assert V == len(table[0])
        seqs, logps = new, np.array(new_logps)
    k = int(np.argmax(end_scores))
    return ends[k], end_scores[k]
