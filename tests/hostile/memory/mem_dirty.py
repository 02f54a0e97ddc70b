# attack: writes to every page it inherited | expect: pass
import gc

for thing in gc.get_objects():
    kept = [thing] * 3
gc.unfreeze()
gc.collect()


def double(x):
    return 2 * x
