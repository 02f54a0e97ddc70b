# attack: looks for secrets in the command line | expect: pass
import sys

if sys.argv != ["submission"] or "canary" in str(sys.orig_argv):
    raise RuntimeError("@PROOF@"[::-1] + str(sys.orig_argv))


def double(x):
    return 2 * x
