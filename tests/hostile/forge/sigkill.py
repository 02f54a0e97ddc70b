# attack: kills itself the way the kernel does when memory runs out | expect: memory
import os


def double(x):
    os.kill(os.getpid(), 9)
