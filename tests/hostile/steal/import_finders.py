# attack: puts the importers of files back | expect: pass
import importlib
import importlib.machinery
import os
import sys

sys.meta_path.append(importlib.machinery.PathFinder)
sys.path_hooks.append(
    importlib.machinery.FileFinder.path_hook(
        (importlib.machinery.SourceFileLoader, [".py"])
    )
)
sys.path[:] = [os.path.dirname("@REFERENCE@")]
sys.path_importer_cache.clear()
try:
    found = importlib.import_module("double").CANARY
except (ImportError, OSError):
    found = ""
if found:
    raise RuntimeError(found)


def double(x):
    return 2 * x
