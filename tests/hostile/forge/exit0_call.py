# attack: ends its process in a call | expect: crash | says: ended before the call was complete
import os


def double(x):
    os._exit(0)
