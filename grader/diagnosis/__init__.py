"""Name the mistake: match a failing submission to known wrong variants, or say nothing false.

Three sources, in this order: a wrong variant whose outputs the submission's equal on every probe
(single mistakes before pairs); a finding that is the mistake by itself (an input was modified);
otherwise plain facts about the difference. After Brown and Burton 1978 (BUGGY).
"""

from grader.diagnosis.diagnose import diagnose
