# attack: deletes everything | expect: pass
import shutil

try:
    shutil.rmtree("@FOLDER@/submissions")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
