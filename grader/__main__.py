"""`python -m grader`, and what the installed `grader` script calls."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from grader.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
