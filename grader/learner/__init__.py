"""What one learner did, and what can come next: the log of a workspace, read in several ways.

Pure but for `log`, which reads and appends; the clock is always an argument.
"""
