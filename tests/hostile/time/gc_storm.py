# attack: makes the collector run for ever | expect: timeout | exercise: single-double
import gc


def again(phase, info):
    if phase == "stop":
        while True:
            pass


def double(x):
    gc.callbacks.append(again)
    gc.collect()
    return 2 * x
