"""What is said to a person: a template and its parameters, put into words in the reader's language.

English is the source text. The catalogue `grader/locale/<lang>/LC_MESSAGES/grader.po` holds it in
another language; adding a language is adding such a file. Babel extracts the templates from calls
of `Message`, `plural`, `in_context` and of a `Language`, so that a template must be a literal
there.

A parameter is data, never a template: text of a submission that stands in a message is not
translated, whatever it looks like.
"""

from __future__ import annotations

from grader.messages.catalogue import SOURCE, is_built, languages
from grader.messages.data import from_data, to_data
from grader.messages.language import Language
from grader.messages.message import (
    NOTHING,
    Message,
    Place,
    in_context,
    os_reason,
    plural,
    verbatim,
)
from grader.messages.text import Reveals, Text, expected
