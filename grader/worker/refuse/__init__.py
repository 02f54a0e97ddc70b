"""Forbidden functions, refused where they are: in the worker, before the file is loaded.

A record of what ran can be dodged: from another thread, after so many honest calls, by asking
whether anybody watches. So nothing is recorded. What an exercise asks the student to write is
replaced by what raises `Forbidden`: torch's operators at its dispatcher (`operators`), Python's
names and `@` where they are bound (`names`, `slots`). `sealed` keeps the originals, which libraries
themselves still need, from being found again; `guard` refuses what searches or rewrites the
interpreter. What gets past all this writes to the memory of its own process; see docs/security.md.
"""

from __future__ import annotations

from .refusing import install, meant, prepare
from .sealed import Forbidden, NotAvailable, refused
