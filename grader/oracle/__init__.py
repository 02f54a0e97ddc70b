"""What the trusted side knows of an exercise: its drawn inputs, truths, budgets and variants.

Everything the solution file computes, it computes in a worker of its own, through the same code
and the same adapters as a submission, never in this process.
"""

from grader.oracle.draws import Draws
from grader.oracle.reference import Oracle

__all__ = ["Draws", "Oracle"]
