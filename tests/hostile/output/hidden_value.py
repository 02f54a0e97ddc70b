# attack: answers a visible case with the input of a hidden one it met before | expect: pass
SEEN = []


def double(x):
    if SEEN:
        return 0 * x + SEEN[0]
    SEEN.extend(x.ravel()[:1] if x.max() > 1e6 else [])
    return 2 * x
