def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if not (mode == "max" or mode == "min"):
        raise ValueError(f"{mode!r}")
    stream = enumerate(scores)
    best_epoch, best = next(stream)
    epoch, left = best_epoch, patience
    while left:
        try:
            epoch, score = next(stream)
        except StopIteration:
            break
        better = (score > best) if mode == "max" else (score < best)
        if better and abs(score - best) > min_delta:
            best_epoch, best, left = epoch, score, patience
        else:
            left -= 1
    return epoch, best_epoch, best
