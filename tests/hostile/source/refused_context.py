# attack: calls it within a context of its own, a generator and a coroutine | expect: fail | says: this exercise does not allow it | exercise: product
import contextvars

import numpy as np


def product(a, b):
    async def later():
        return getattr(np, "do" + "t")(a, b)

    def run():
        try:
            later().send(None)
        except StopIteration as done:
            return done.value

    return contextvars.copy_context().run(run)
