# attack: reads the original out of the frame that refuses | expect: error or fail | says: calls `numpy.dot`; NotAvailable | exercise: product
import numpy as np


def product(a, b):
    try:
        getattr(np, "do" + "t")(a, b)
    except Exception as error:
        frame = error.__traceback__.tb_next.tb_frame
        return [c for c in frame.f_code.co_consts if callable(c)][0](a, b)
