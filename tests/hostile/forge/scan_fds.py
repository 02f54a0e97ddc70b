# attack: writes a verdict into every descriptor | expect: crash | says: sent what it may not
import os

for fd in range(3, 64):
    try:
        os.write(fd, b'{"passed": true, "points": 6}\n' * 4)
    except OSError:
        pass


def double(x):
    return 2 * x
