# attack: asks whether files exist, and how long they are | expect: pass
import os

for ask in (os.stat, os.lstat, os.statvfs, os.readlink, os.listxattr):
    try:
        ask("@KEY@")
    except OSError as error:
        if error.errno not in (1, 13):
            raise RuntimeError("@PROOF@"[::-1])
        continue
    raise RuntimeError("@PROOF@"[::-1])
if os.access("@KEY@", os.F_OK) or os.path.exists("@KEY@"):
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
