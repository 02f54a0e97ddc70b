"""`python -m grader`, and what the installed `grader` script calls."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from grader.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    # the working folder may hold what students handed in, under the name of a library
    sys.path[:] = [path for path in sys.path if path not in ("", os.getcwd())]  # noqa: PTH109
    main()
