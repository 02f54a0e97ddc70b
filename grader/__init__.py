"""Grader and quiz tool for machine-learning textbook exercises; importing it loads nothing."""

__version__ = "0.1.0"
