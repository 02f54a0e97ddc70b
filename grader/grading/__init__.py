"""Grade one submission: the file first, then its checks; what it means that nothing came back."""

from grader.grading.conductor import Conductor
