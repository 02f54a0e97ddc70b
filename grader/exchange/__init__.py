"""Family: quizzes in the formats of other systems. The file name is the format.

A member has `KIND`, and `write(variants, title, lang)` with `WRITES = True`, or `read(text)` with
`READS = True`, or both. What a format cannot express is listed with the reason, never dropped.
"""

from grader.exchange._records import Exported, Imported, LeftOut, left_out, wrote
