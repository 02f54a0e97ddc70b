# attack: sends an answer while it is imported | expect: crash | says: sent what it may not
import os

os.write(4, b"GRD1" + bytes(28) + b"{}")


def double(x):
    return 2 * x
