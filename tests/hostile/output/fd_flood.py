# attack: writes to the descriptors themselves | expect: crash | says: printed more than 32 KB
import os


def double(x):
    for _ in range(10000):
        os.write(1, bytes(1000))
        os.write(2, bytes(1000))
