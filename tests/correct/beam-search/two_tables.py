import numpy as np


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    paths = np.zeros((1, 0), dtype=int)
    sums = np.zeros(1)
    outcomes = []
    for n in range(max_len):
        steps = [step((bos, *map(int, path))) for path in paths]
        scores = np.vstack(steps) + sums.reshape(-1, 1)
        flat = [
            (-scores[i, j], j, i) for i in range(scores.shape[0]) for j in range(scores.shape[1])
        ]
        flat.sort()
        new_paths, new_sums = [], []
        for minus, j, i in flat[:beam_size]:
            path = np.append(paths[i], j)
            if j == eos or n + 1 == max_len:
                outcomes.append((path.tolist(), -minus / ((6 + n) / 6) ** alpha))
            else:
                new_paths.append(path)
                new_sums.append(-minus)
        if not new_paths:
            break
        paths, sums = np.array(new_paths), np.array(new_sums)
    outcomes.sort(key=lambda o: -o[1])
    return outcomes[0]
