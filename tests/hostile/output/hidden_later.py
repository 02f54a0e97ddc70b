# attack: keeps the inputs of a hidden case and prints them in another | expect: pass
SEEN = []


def double(x):
    SEEN.append(x.tolist())
    print(SEEN)
    return 2 * x
