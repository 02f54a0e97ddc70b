# attack: names an exception in a visible case after the input of a hidden one it met before | expect: pass
SEEN = []


def double(x):
    if SEEN:
        raise type(f"E{int(SEEN[0])}", (Exception,), {})
    SEEN.extend(x.ravel()[:1] if x.max() > 1e6 else [])
    return 2 * x
