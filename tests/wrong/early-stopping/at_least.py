# expect: fail; mistake: tie-improves; >= also for min_delta
def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    best, best_epoch, wait = scores[0], 0, 0
    epoch = 0
    for epoch, s in enumerate(scores):
        if epoch == 0:
            continue
        if s >= best + min_delta if mode == "max" else s <= best - min_delta:
            best, best_epoch = s, epoch
            wait = 0
        else:
            wait += 1
            if wait >= patience:
                break
    return epoch, best_epoch, best
