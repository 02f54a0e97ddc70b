"""Early stopping: where training stops, and which epoch was the best.

Goodfellow, Bengio and Courville 2016, algorithm 7.1.
"""

import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    """Return (stop_epoch, best_epoch, best_score) for scores (n,); epochs are counted from 0."""
    if mode not in ("max", "min"):
        raise ValueError(f"mode is {mode!r}, neither 'max' nor 'min'")
    sign = 1 if mode == "max" else -1
    best = 0
    for epoch in range(1, len(scores)):
        gain = sign * (scores[epoch] - scores[best])
        if gain > min_delta:  # false for NaN
            best = epoch
        elif epoch - best >= patience:
            return epoch, best, scores[best]
    return len(scores) - 1, best, scores[best]


# --------------------------------------------------------------------------- correct as well


def _check(mode):
    if mode != "max" and mode != "min":
        raise ValueError(mode)


class by_counter:
    """A counter of bad epochs, set back at each improvement."""

    def early_stopping(self, scores, patience, min_delta=0.0, mode="max"):
        _check(mode)
        best_score, best_epoch, wait = None, 0, 0
        for epoch, score in enumerate(scores):
            if best_score is None:
                better = True
            elif mode == "max":
                better = score > best_score + min_delta
            else:
                better = score < best_score - min_delta
            if better:
                best_score, best_epoch, wait = score, epoch, 0
            else:
                wait += 1
            if wait == patience:
                break
        return epoch, best_epoch, best_score


class by_search:
    """From one improvement to the next, looking ahead no further than patience allows."""

    def early_stopping(self, scores, patience, min_delta=0.0, mode="max"):
        _check(mode)
        values = scores if mode == "max" else -scores
        best = 0
        while True:
            ahead = values[best + 1 : best + 1 + patience]
            better = np.flatnonzero(ahead > values[best] + min_delta)
            if better.size == 0:
                return best + len(ahead), best, scores[best]
            best += 1 + int(better[0])


class by_recursion:
    """The history of the best, epoch by epoch."""

    def early_stopping(self, scores, patience, min_delta=0.0, mode="max"):
        _check(mode)
        return self.after(scores, 0, 0, patience, min_delta, -1 if mode == "min" else 1)

    def after(self, scores, epoch, best, patience, min_delta, sign):
        if sign * scores[epoch] - sign * scores[best] > min_delta:
            best = epoch
        if epoch - best == patience or epoch == len(scores) - 1:
            return epoch, best, scores[best]
        return self.after(scores, epoch + 1, best, patience, min_delta, sign)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def early_stopping(self, scores, patience, min_delta=0.0, mode="max"):
        self.check(mode)
        sign = self.sign(mode)
        best, best_score, wait, epoch = 0, self.start(scores, sign), 0, 0
        for epoch in range(self.first, len(scores)):
            reference = self.compared(scores, epoch, best_score)
            if self.improves(sign * scores[epoch], sign * reference, min_delta):
                best, best_score, wait = (
                    epoch,
                    self.new_best(scores[epoch], sign, min_delta),
                    self.reset(wait),
                )
            else:
                wait += 1
            if self.exhausted(wait, patience):
                break
        return self.result(scores, epoch, best, best_score)

    first = 1

    def check(self, mode):
        if mode not in ("max", "min"):
            raise ValueError(mode)

    def sign(self, mode):
        return 1 if mode == "max" else -1

    def start(self, scores, sign):
        return scores[0]

    def compared(self, scores, epoch, best_score):
        return best_score

    def improves(self, score, best, min_delta):
        return score - best > min_delta

    def new_best(self, score, sign, min_delta):
        return score

    def reset(self, wait):
        return 0

    def exhausted(self, wait, patience):
        return wait >= patience

    def result(self, scores, epoch, best, best_score):
        return epoch, best, scores[best]


class patience_off_by_one(steps):
    def exhausted(self, wait, patience):
        return wait > patience


class patience_too_short(steps):
    def exhausted(self, wait, patience):
        return wait >= max(patience - 1, 1)


class tie_improves(steps):
    def improves(self, score, best, min_delta):
        return score - best >= min_delta if min_delta == 0 else score - best > min_delta


class tie_or_delta_reached(steps):
    """`>=`, whatever min_delta is."""

    def improves(self, score, best, min_delta):
        return score >= best + min_delta


class returns_last(steps):
    def result(self, scores, epoch, best, best_score):
        return epoch, epoch, scores[epoch]


class total_bad_epochs(steps):
    def reset(self, wait):
        return wait


class mode_ignored(steps):
    def sign(self, mode):
        return 1


class best_starts_at_zero(steps):
    first = 0

    def start(self, scores, sign):
        return 0.0

    def result(self, scores, epoch, best, best_score):
        return epoch, best, best_score


class min_delta_ignored(steps):
    def improves(self, score, best, min_delta):
        return score > best


class min_delta_reached(steps):
    def improves(self, score, best, min_delta):
        return score > best and score - best >= min_delta


class previous_not_best(steps):
    def compared(self, scores, epoch, best_score):
        return scores[epoch - 1]


class best_of_all_epochs(steps):
    def early_stopping(self, scores, patience, min_delta=0.0, mode="max"):
        stop, _, _ = super().early_stopping(scores, patience, min_delta, mode)
        best = int(np.nanargmax(self.sign(mode) * scores))
        return stop, best, scores[best]


class best_by_argmax(steps):
    """argmax takes NaN for the largest."""

    def early_stopping(self, scores, patience, min_delta=0.0, mode="max"):
        stop, _, _ = super().early_stopping(scores, patience, min_delta, mode)
        best = int(np.argmax(self.sign(mode) * scores))
        return stop, best, scores[best]


class best_by_argmax_at_stop(steps):
    """Only where the training is stopped early."""

    def exhausted(self, wait, patience):
        self.stopped = wait >= patience
        return self.stopped

    def result(self, scores, epoch, best, best_score):
        if self.stopped:
            best = int(np.argmax(scores) if self.larger else np.argmin(scores))
        return epoch, best, scores[best]

    def check(self, mode):
        super().check(mode)
        self.larger, self.stopped = mode == "max", False


class never_stops(steps):
    def exhausted(self, wait, patience):
        return False


class epochs_from_one(steps):
    def result(self, scores, epoch, best, best_score):
        return epoch + 1, best + 1, scores[best]


class nan_improves(steps):
    def improves(self, score, best, min_delta):
        return not score - best <= min_delta


class delta_moves_best(steps):
    def improves(self, score, best, min_delta):
        self.better = score > best
        return score - best > min_delta

    def compared(self, scores, epoch, best_score):
        return scores[epoch - 1] if epoch > 1 and self.better else best_score


class no_mode_check(steps):
    def check(self, mode):
        pass


class in_place(steps):
    def early_stopping(self, scores, patience, min_delta=0.0, mode="max"):
        self.check(mode)
        if mode == "min":
            scores *= -1
        stop, best, score = super().early_stopping(scores, patience, min_delta, "max")
        return stop, best, -score if mode == "min" else score
