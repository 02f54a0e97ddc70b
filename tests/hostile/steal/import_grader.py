# attack: looks for the grader's own code and its secrets among the modules | expect: pass
import sys

found = [name for name in sys.modules if name.partition(".")[0] == "grader"]
for name in ("grading", "trial", "content", "reports"):
    try:
        __import__(f"grader.{name}")
    except ImportError:
        continue
    found.append(name)
if found:
    raise RuntimeError("@PROOF@"[::-1] + str(found))


def double(x):
    return 2 * x
