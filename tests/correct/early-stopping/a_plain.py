def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError("mode must be 'max' or 'min'")
    best, best_epoch, wait = scores[0], 0, 0
    for epoch in range(1, len(scores)):
        s = scores[epoch]
        improved = s > best + min_delta if mode == "max" else s < best - min_delta
        if improved:
            best, best_epoch, wait = s, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch, best
    return len(scores) - 1, best_epoch, best
