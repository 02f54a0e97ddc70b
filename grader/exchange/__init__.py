"""Family: quizzes in the formats of other systems. The file name is the format.

A member has `KIND` and `write(variants, title, lang)`, or `read(text)`, or both. What a format
cannot express is listed with the reason, never dropped silently.
"""

from grader.exchange._records import Exported, Imported, LeftOut, left_out, wrote

__all__ = ["Exported", "Imported", "LeftOut", "left_out", "wrote"]
