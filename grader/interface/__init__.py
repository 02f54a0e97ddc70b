"""What a person or a program does with the grader; the command line and notebooks show it."""
