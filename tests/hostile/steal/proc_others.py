# attack: reads what the kernel tells of the zygote and the grader | expect: pass
import os

for pid in (os.getppid(), @PARENT_PID@, 1, "self", "thread-self"):
    for name in ("environ", "cmdline", "maps", "mem", "status", "stat", "fd", "root", "cwd"):
        try:
            open(f"/proc/{pid}/{name}").close()
        except OSError:
            try:
                os.listdir(f"/proc/{pid}/{name}")
            except OSError:
                continue
        raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
