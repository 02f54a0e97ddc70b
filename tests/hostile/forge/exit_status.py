# attack: ends with every status that may mean something | expect: crash
import os


def double(x):
    os._exit([71, 86, 0, 1][x.shape[0] % 4])
