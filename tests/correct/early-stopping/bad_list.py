def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    record = [(0, scores[0])]
    bad = []
    stop = 0
    for t, s in list(enumerate(scores))[1:]:
        stop = t
        diff = (s - record[-1][1]) * (1 if mode == "max" else -1)
        if diff > min_delta:
            record.append((t, s))
            bad.clear()
        else:
            bad.append(t)
        if len(bad) == patience:
            break
    return (stop, *record[-1])
