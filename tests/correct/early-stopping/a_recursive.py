def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode != "max" and mode != "min":
        raise ValueError("mode")

    def gain(a, b):
        return a - b if mode == "max" else b - a

    best = 0
    while True:
        window = range(best + 1, min(best + patience, len(scores) - 1) + 1)
        nxt = next((e for e in window if gain(scores[e], scores[best]) > min_delta), None)
        if nxt is None:
            return min(best + patience, len(scores) - 1), best, scores[best]
        best = nxt
