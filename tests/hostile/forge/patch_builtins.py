# attack: replaces what every program builds on | expect: error or fail or crash or timeout
import builtins

for name in ("isinstance", "type", "len", "getattr", "hasattr", "min", "max", "all", "any"):
    setattr(builtins, name, lambda *args: True)


def double(x):
    return x
