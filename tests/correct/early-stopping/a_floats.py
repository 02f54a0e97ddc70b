def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in {"max", "min"}:
        raise ValueError
    values = [float(s) for s in scores]
    best = values[0]
    best_epoch = 0
    epochs_no_improve = 0
    epoch = 0
    for epoch in range(len(values)):
        if epoch == 0:
            continue
        if (
            mode == "max"
            and values[epoch] > best + min_delta
            or mode == "min"
            and values[epoch] < best - min_delta
        ):
            best = values[epoch]
            best_epoch = epoch
            epochs_no_improve = 0
        else:
            epochs_no_improve += 1
        if epochs_no_improve == patience:
            break
    return epoch, best_epoch, best
