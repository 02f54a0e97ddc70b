"""Family: how a `Report` is shown. The file name is the format.

A member has `AUDIENCE`, who reads what it makes, and `render(view, options)`, the text. A `View`
holds only what that reader may have, so that no format can let out more.
"""

from __future__ import annotations

from grader.reports._parts import Audience, Display, Row, Situation, View
from grader.reports._view import view
