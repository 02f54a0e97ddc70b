# attack: closes the pipe and lives on | expect: crash | says: closed the pipe to the grader | exercise: single-double
import os
import time


def double(x):
    os.close(4)
    time.sleep(9)
