# attack: moves into a folder and lists it | expect: pass
import os

for move in (lambda: os.chdir("@FOLDER@"), lambda: os.fchdir(1), os.getcwd):
    try:
        move()
    except OSError:
        continue
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
