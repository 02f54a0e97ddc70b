# attack: returns an object that runs code when it is unpickled | expect: fail | says: `Load`
import os


class Load:
    def __reduce__(self):
        return os.system, ("touch @OPEN@/@TAG@",)


def double(x):
    return Load()
