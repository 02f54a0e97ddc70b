# attack: looks for what the submission before it left behind | expect: pass
import builtins
import sys

import numpy as np

LEFT = "grader_attack_was_here"
if hasattr(np, LEFT) or hasattr(builtins, LEFT) or LEFT in sys.modules:
    raise RuntimeError("@PROOF@"[::-1])
setattr(np, LEFT, 1)
setattr(builtins, LEFT, 1)
sys.modules[LEFT] = np


def double(x):
    return 2 * x
