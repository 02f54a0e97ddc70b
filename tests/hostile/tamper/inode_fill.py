# attack: makes files without end | expect: pass
made = 0
try:
    for made in range(200):
        open(f"@OPEN@/@TAG@-{made}", "w").close()
except OSError:
    pass
if made:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
