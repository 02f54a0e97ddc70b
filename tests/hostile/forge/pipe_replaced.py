# attack: closes the answers' pipe and opens another in its place | expect: fail or error or crash or timeout
import os


def double(x):
    read_fd, write_fd = os.pipe()
    os.dup2(write_fd, 4)
    return 2 * x
