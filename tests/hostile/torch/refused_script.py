# attack: has the operator run by TorchScript | expect: fail | says: calls `softmax` | exercise: weights
import torch

GRAPH = """graph(%x : Tensor):
  %d : int = prim::Constant[value=-1]()
  %n : NoneType = prim::Constant()
  %r : Tensor = aten::softmax(%x, %d, %n)
  return (%r)"""


def weights(x):
    core = getattr(torch, "_" + "C")
    return core._create_function_from_graph("f", core.parse_ir(GRAPH))(x)
