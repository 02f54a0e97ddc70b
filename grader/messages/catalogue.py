"""The catalogues: the templates in another language, one folder of `grader/locale` for each."""

from __future__ import annotations

import functools
import gettext
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"
DOMAIN = "grader"
SOURCE = "en"
"""The language of the templates."""


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    folders = sorted(path.parent.name for path in LOCALE.glob("*/LC_MESSAGES"))
    return (SOURCE, *folders)


def is_built(lang: str) -> bool:
    """Return whether the catalogue of a language can be read: it is built from its `.po` file."""
    return lang == SOURCE or gettext.find(DOMAIN, LOCALE, [lang]) is not None


@functools.cache
def catalogue(lang: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; one without templates where there is none."""
    return gettext.translation(DOMAIN, LOCALE, [lang], fallback=True)
