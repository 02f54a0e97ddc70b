# attack: prints one line of thirty thousand wide letters | expect: pass
print("\u4e00" * 10000)


def double(x):
    return 2 * x
