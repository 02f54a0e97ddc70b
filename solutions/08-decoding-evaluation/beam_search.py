"""Beam search: a few prefixes are followed at once, and the best finished one is returned."""

import heapq

import numpy as np


class given:
    """Language models: log-probabilities (V,) of the next token after a prefix."""

    class Markov:
        """By the last token alone: row `prefix[-1]` of a matrix (V, V)."""

        def __init__(self, logs):
            self.logs = logs

        def __call__(self, prefix):
            return self.logs[int(prefix[-1])]

    class History:
        """By the whole prefix, which is mixed into the number of a row of (n, V)."""

        def __init__(self, logs):
            self.logs = logs

        def __call__(self, prefix):
            mixed = sum((place + 1) * (int(token) + 1) for place, token in enumerate(prefix))
            return self.logs[mixed % len(self.logs)]


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    """Find a sequence of high probability, normalised by its length.

    Parameters
    ----------
    step : callable
        From a prefix (tuple of ints, `bos` first) to log-probabilities (V,) of the next token.
    bos, eos : int
        The tokens that begin and end a sequence.
    beam_size, max_len : int
        Prefixes that are kept; tokens that are generated at most.
    alpha : float
        Exponent of the length penalty.

    Returns
    -------
    tokens : list of int
        Without `bos`.
    score : float
        Their log-probability, divided by ((5 + n)/6)^alpha.
    """
    beam, finished = [((bos,), 0)], []
    while beam:
        pool = [
            ((*prefix, token), total + value)
            for prefix, total in beam
            for token, value in enumerate(step(prefix))
        ]
        pool.sort(key=lambda candidate: (-candidate[1], candidate[0][-1]))
        beam = []
        for tokens, total in pool[:beam_size]:
            ended = tokens[-1] == eos or len(tokens) - 1 == max_len
            (finished if ended else beam).append((tokens, total))
    scored = [(total / ((4 + len(tokens)) / 6) ** alpha, tokens) for tokens, total in finished]
    score, tokens = max(scored, key=lambda pair: pair[0])
    return list(tokens[1:]), score


# --------------------------------------------------------------------------- correct as well


class by_arrays:
    """One matrix of sums (hypotheses, V) in each step, and a stable sort of all its entries."""

    def beam_search(self, step, bos, eos, beam_size, max_len, alpha=0.0):
        prefixes, sums = np.full((1, 1), bos), np.zeros(1)
        best, answer = -np.inf, None
        for n in range(1, max_len + 1):
            logs = np.stack([step(tuple(row.tolist())) for row in prefixes])
            totals = sums[:, None] + logs
            order = np.lexsort((np.tile(np.arange(logs.shape[1]), len(logs)), -totals.ravel()))
            rows, tokens = np.unravel_index(order[:beam_size], totals.shape)
            sums = totals[rows, tokens]
            prefixes = np.concatenate([prefixes[rows], tokens[:, None]], axis=1)
            ended = (tokens == eos) | (n == max_len)
            scores = sums / ((5 + n) / 6) ** alpha
            for place in np.flatnonzero(ended):
                if answer is None or scores[place] > best:
                    best, answer = scores[place], prefixes[place, 1:].tolist()
            prefixes, sums = prefixes[~ended], sums[~ended]
            if not len(prefixes):
                break
        return answer, best


class by_heaps:
    """The best candidates by a heap, prefixes as linked nodes."""

    class Node:
        def __init__(self, token, before, total, depth):
            self.token, self.before, self.total, self.depth = token, before, total, depth

        def path(self):
            return (*(self.before.path() if self.before else ()), self.token)

    def beam_search(self, step, bos, eos, beam_size, max_len, alpha=0.0):
        live, done = [self.Node(bos, None, 0, 0)], []
        while live:
            grown = (
                self.Node(token, node, node.total + value, node.depth + 1)
                for node in live
                for token, value in enumerate(step(node.path()))
            )
            best = heapq.nsmallest(beam_size, grown, key=lambda node: (-node.total, node.token))
            done += [node for node in best if self.ended(node, eos, max_len)]
            live = [node for node in best if not self.ended(node, eos, max_len)]
        lengths = [((5 + node.depth) / 6) ** alpha for node in done]
        scores = [node.total / length for node, length in zip(done, lengths, strict=True)]
        top = scores.index(max(scores))
        return list(done[top].path()[1:]), scores[top]

    def ended(self, node, eos, max_len):
        return node.token == eos or node.depth == max_len


class by_recursion:
    """The best of what is finished now and of what the rest of the beam comes to."""

    def beam_search(self, step, bos, eos, beam_size, max_len, alpha=0.0):
        def search(beam, left):
            pool = []
            for tokens, total in beam:
                logs = step((bos, *tokens))
                pool.extend((total + logs[k], k, (*tokens, k)) for k in range(len(logs)))
            kept = sorted(pool, key=lambda c: (-c[0], c[1]))[:beam_size]
            open_ = [(tokens, total) for total, k, tokens in kept if k != eos and left > 1]
            ends = [(total, tokens) for total, k, tokens in kept if k == eos or left == 1]
            scored = [(s / ((5 + len(tokens)) / 6) ** alpha, tokens) for s, tokens in ends]
            return scored + (search(open_, left - 1) if open_ else [])

        results = search([((), 0)], max_len)
        best = results[0]
        for other in results[1:]:
            best = other if other[0] > best[0] else best
        return [*best[1]], best[0]


# --------------------------------------------------------------------------- wrong


class steps:
    """The model answer in steps, for wrong variants to replace one of them."""

    def beam_search(self, step, bos, eos, beam_size, max_len, alpha=0.0):
        self.eos, self.max_len = eos, max_len
        beam, finished = [((bos,), 0.0, 0.0)], []
        while beam:
            pools = [self.expanded(step, *one) for one in beam]
            beam = []
            for one in self.kept(pools, self.width(beam_size, finished)):
                (finished if self.ended(one[0]) else beam).append(one)
            if self.stops(finished):
                break
        scored = [(self.score(total, tokens, alpha), tokens) for tokens, total, _ in finished]
        score, tokens = max(self.stored(scored), key=lambda pair: pair[0])
        return self.result(tokens), score

    def expanded(self, step, prefix, total, last):
        return [
            ((*prefix, token), self.added(total, value), value)
            for token, value in enumerate(step(prefix))
        ]

    def added(self, total, value):
        return total + value

    def kept(self, pools, width):
        return sorted((one for pool in pools for one in pool), key=self.order)[:width]

    def order(self, one):
        return -one[1], one[0][-1]

    def width(self, beam_size, finished):
        return beam_size

    def ended(self, tokens):
        return tokens[-1] == self.eos or len(tokens) - 1 == self.max_len

    def stops(self, finished):
        return False

    def stored(self, scored):
        return scored

    def length(self, tokens):
        return len(tokens) - 1

    def score(self, total, tokens, alpha):
        return total / ((5 + self.length(tokens)) / 6) ** alpha

    def result(self, tokens):
        return list(tokens[1:])


class greedy_inside(steps):
    def width(self, beam_size, finished):
        return 1


class per_hypothesis_top(steps):
    """At first the best of all, then the best of each."""

    def kept(self, pools, width):
        if len(pools) == 1 and len(pools[0][0][0]) == 2:
            return super().kept(pools, width)
        return [min(pool, key=self.order) for pool in pools]


class sum_probabilities(steps):
    def added(self, total, value):
        return total + np.exp(value)


class expand_finished(steps):
    def ended(self, tokens):
        return len(tokens) - 1 == self.max_len


class drops_finished(steps):
    """Only what reaches the limit is compared; what ends before is lost."""

    def stored(self, scored):
        long = [pair for pair in scored if len(pair[1]) - 1 == self.max_len]
        return long or [(-np.inf, (0,))]


class drops_finished_but_last(steps):
    """Only what is finished in the last step that finished anything is compared."""

    def stored(self, scored):
        longest = max(len(tokens) for _, tokens in scored)
        return [pair for pair in scored if len(pair[1]) == longest]


class lp_multiplied(steps):
    def score(self, total, tokens, alpha):
        return total * ((5 + self.length(tokens)) / 6) ** alpha


class lp_ignored(steps):
    def score(self, total, tokens, alpha):
        return total


class lp_counts_bos(steps):
    def length(self, tokens):
        return len(tokens)


class lp_without_eos(steps):
    def length(self, tokens):
        return len(tokens) - 1 - (tokens[-1] == self.eos)


class lp_mean(steps):
    def score(self, total, tokens, alpha):
        return total / self.length(tokens) ** alpha


class prune_by_last_step(steps):
    """The score is that of the last step."""

    def added(self, total, value):
        return value


class sorted_by_last_step(steps):
    """The sums are right, and the candidates are sorted by their last step."""

    def order(self, one):
        return -one[2], one[0][-1]


class no_length_limit(steps):
    """What hits the limit is dropped."""

    def stored(self, scored):
        ended = [pair for pair in scored if pair[1][-1] == self.eos]
        return ended or [(-np.inf, (0,))]


class stops_at_first(steps):
    def stops(self, finished):
        return bool(finished)


class stops_when_best_ends(steps):
    """The first one to end at the head of the beam is returned."""

    def kept(self, pools, width):
        found = super().kept(pools, width)
        self.head = found[0][0]
        return found

    def stops(self, finished):
        return self.ended(self.head)


class width_shrinks(steps):
    def width(self, beam_size, finished):
        return max(0, beam_size - len(finished))

    def stored(self, scored):
        return scored


class finished_stay(steps):
    """What is finished keeps its place in the beam, and is pruned with the others."""

    def beam_search(self, step, bos, eos, beam_size, max_len, alpha=0.0):
        self.eos, self.max_len = eos, max_len
        beam = [((bos,), 0.0, 0.0)]
        while not all(len(one[0]) > 1 and self.ended(one[0]) for one in beam):
            pools = [
                [one] if len(one[0]) > 1 and self.ended(one[0]) else self.expanded(step, *one)
                for one in beam
            ]
            beam = self.kept(pools, beam_size)
        scored = [(self.score(total, tokens, alpha), tokens) for tokens, total, _ in beam]
        score, tokens = max(scored, key=lambda pair: pair[0])
        return self.result(tokens), score


class ties_reversed(steps):
    def order(self, one):
        return -one[1], -one[0][-1]


class tokens_with_bos(steps):
    def result(self, tokens):
        return list(tokens)


class tokens_without_eos(steps):
    def result(self, tokens):
        return [token for token in tokens[1:] if token != self.eos]


class asks_for_every_token(steps):
    def expanded(self, step, prefix, total, last):
        count = len(step(prefix))
        return [((*prefix, token), total + step(prefix)[token], 0.0) for token in range(count)]
