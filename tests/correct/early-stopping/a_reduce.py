from functools import reduce


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError("mode")
    sign = 1 if mode == "max" else -1

    def step(state, item):
        stop, best_e, best = state
        e, s = item
        if stop - best_e >= patience:
            return state
        return (e, e, s) if sign * (s - best) > min_delta else (e, best_e, best)

    return reduce(step, list(enumerate(scores))[1:], (0, 0, scores[0]))
