# attack: opens the file of its own memory by every name it has | expect: pass
import os

for name in ("/proc/self/mem", f"/proc/{os.getpid()}/mem", "/proc/thread-self/mem", "/dev/mem", "/proc/kcore"):
    for flags in (os.O_RDONLY, os.O_RDWR, os.O_PATH):
        try:
            os.open(name, flags)
            print("@PROOF@")
        except OSError:
            pass


def double(x):
    return 2 * x
