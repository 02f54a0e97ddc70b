# attack: fetches a page | expect: pass
import importlib

try:
    request = importlib.import_module("urllib.request")
    request.urlopen("http://127.0.0.1:@TCP_AT@/", timeout=0.2)
except (OSError, ImportError):
    pass


def double(x):
    return 2 * x
