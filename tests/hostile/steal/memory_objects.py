# attack: searches every object of the interpreter | expect: pass
import gc
import re

gc.unfreeze()
found = set()
for thing in gc.get_objects():
    if type(thing) in (dict, list, tuple):
        parts = thing.values() if type(thing) is dict else thing
        for part in list(parts):
            if type(part) in (str, bytes) and len(part) < 10000:
                text = part.encode("utf-8", "replace") if type(part) is str else part
                found.update(re.findall(rb"canary-[0-9a-f]{32}", text))
if found:
    raise RuntimeError(str(found))


def double(x):
    return 2 * x
