"""The attack corpus: files that try to harm the grader, run here in the grader's own sandbox.

`corpus` reads the files of `tests/hostile`, `canaries` lays out what they are after, `watch` sees
what changed on the machine, `target` is the program that grades them, unprivileged and in a process
of its own, and `Battery` drives it from outside.
"""

from __future__ import annotations

from grader.attack.battery import Battery, Result, run_all
from grader.attack.corpus import Attack, find_corpus
