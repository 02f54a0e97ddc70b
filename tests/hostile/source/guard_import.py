# attack: hides an import behind a question for its name | expect: pass | says: module `ada` is not available
if __name__ != "__main__":
    import ada


def double(x):
    return 2 * x
