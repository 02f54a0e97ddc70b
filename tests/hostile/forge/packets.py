# attack: turns the pipe into one of packets | expect: pass or crash or error
import fcntl
import os


def double(x):
    fcntl.fcntl(4, fcntl.F_SETFL, os.O_DIRECT | os.O_NONBLOCK)
    return 2 * x
