# attack: imports the reference as a module | expect: pass
import importlib
import importlib.util
import os
import sys

sys.path.insert(0, os.path.dirname("@REFERENCE@"))
importlib.invalidate_caches()
found = ""
try:
    found = importlib.import_module("double").CANARY
except ImportError:
    pass
try:
    spec = importlib.util.spec_from_file_location("other", "@REFERENCE@")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.CANARY
except (OSError, ImportError, AttributeError):
    pass
if found:
    raise RuntimeError(found)


def double(x):
    return 2 * x
