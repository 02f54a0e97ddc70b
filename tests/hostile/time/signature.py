# attack: hangs when it is asked for its parameters | expect: timeout | exercise: single-double
import time


class Function:
    def __call__(self, x):
        return 2 * x

    @property
    def __signature__(self):
        time.sleep(60)


double = Function()
