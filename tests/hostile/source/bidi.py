# attack: shows a reader other code than it runs | expect: pass
# ‮ x * 3 nruter ⁦
def double(x):
    return 2 * x
