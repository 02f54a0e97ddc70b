# attack: reads the grader's own code | expect: pass
try:
    found = open("@PACKAGE@/grading.py").read()[:9] and "@PROOF@"[::-1]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
