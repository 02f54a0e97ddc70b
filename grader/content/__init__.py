"""Content: find a course, read its files with every error at its line and column."""

from __future__ import annotations

from grader.content.course import Content
from grader.content.display import show
from grader.content.locate import find_content
