# attack: changes the grader's own code | expect: pass
try:
    open("@PACKAGE@/grading.py", "a").close()
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
