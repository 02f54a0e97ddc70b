# attack: reads the memory of the processes that started around it | expect: pass
import os

for pid in range(max(1, os.getpid() - 60), os.getpid() + 60):
    for name in ("mem", "environ"):
        try:
            fd = os.open(f"/proc/{pid}/{name}", os.O_RDONLY)
        except OSError:
            continue
        raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
