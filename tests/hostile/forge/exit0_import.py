# attack: ends its process while it is imported | expect: crash | says: ended before the call was complete
import os

os._exit(0)


def double(x):
    return 2 * x
