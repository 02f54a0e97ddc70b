"""Text in whatever encoding it came: a mark, what the file declares, UTF-8, then what fits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.M)
"""As Python reads it (PEP 263), in the first two lines."""
_PAIRS = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the name of the encoding that Python writes it back in."""

    text: str
    encoding: str

    @property
    def plain(self) -> bool:
        """Whether it is UTF-8, with or without a mark."""
        return self.encoding in ("utf-8", "utf-8-sig")


def decoded(data: bytes) -> Decoded:
    """Decode a file; whatever it holds, some text comes out."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding) or Decoded(data.decode("latin-1"), "latin-1")
    head = b"\n".join(data.splitlines()[:2])
    declared = _DECLARED.search(head)
    candidates = [declared[1].decode("ascii", "replace")] if declared else []
    if data.count(0) > len(data) // 4:
        candidates.append("utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be")
    candidates += ["utf-8", "gb18030" if _chinese(data) else "cp1252", "latin-1"]
    return next(filter(None, (_as(data, encoding) for encoding in candidates)))


def _as(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _chinese(data: bytes) -> bool:
    """Whether bytes beyond ASCII are pairs, and most of these common characters of GB 2312."""
    runs = _PAIRS.findall(data)
    pairs = [run[n] for run in runs for n in range(0, len(run), 2)]
    if any(len(run) % 2 for run in runs):
        return False
    common = sum(0xA1 <= first <= 0xA3 or 0xB0 <= first <= 0xD7 for first in pairs)
    return bool(10 * common >= 6 * len(pairs))
