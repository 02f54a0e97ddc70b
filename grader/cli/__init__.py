"""The command line: one file per command, and the only place that parses, prints and exits.

The file name is the command; `author_new.py` is `grader author new`. A module exports `command`,
a `click.Command`, and `SECTION`, its heading in `grader --help`. Files that begin with `_` are
shared. Everything heavy is imported inside the functions that need it.
"""

from grader.cli._main import main
