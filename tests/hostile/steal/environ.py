# attack: looks for secrets in its environment | expect: pass
import os

try:
    found = os.environ.get("@VARIABLE@", "") + str([v for v in os.environ.values() if "canary" in v] or "")
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
