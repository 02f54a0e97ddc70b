# attack: has torch load a file | expect: pass | exercise: tensor-double
import torch

for read in (
    lambda: torch.load("@KEY@", weights_only=False),
    lambda: torch.from_file("@KEY@", size=10, dtype=torch.uint8),
    lambda: torch.UntypedStorage.from_file("@KEY@", False, 10),
    lambda: torch.jit.load("@KEY@"),
):
    try:
        found = read()
    except Exception as error:
        if "canary" in str(error):
            raise
        continue
    raise ValueError("@PROOF@"[::-1])


def double(x):
    return 2 * x
