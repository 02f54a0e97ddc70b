def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    match mode:
        case "max":
            is_better = lambda a, b: a > b + min_delta
        case "min":
            is_better = lambda a, b: a < b - min_delta
        case _:
            raise ValueError("mode")
    e_best = 0
    for e in range(len(scores)):
        if is_better(scores[e], scores[e_best]):
            e_best = e
        if e - e_best == patience:
            break
    return e, e_best, scores[e_best]
