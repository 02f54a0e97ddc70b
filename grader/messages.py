"""What is said to a person: a template and its parameters, put into words in the reader's language.

English is the source text. The catalogue `grader/locale/<lang>/LC_MESSAGES/grader.po` holds it in
another language; adding a language is adding such a file. Babel extracts the templates from calls
of `Message`, `plural`, `in_context` and of a `Language`, so that a template must be a literal
there.

A parameter is data, never a template: text of a submission that stands in a message is not
translated, whatever it looks like.
"""

from __future__ import annotations

import errno
import functools
import gettext
import math
import string
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

__all__ = [
    "SOURCE",
    "Language",
    "Message",
    "Place",
    "Reveals",
    "Text",
    "expected",
    "from_data",
    "in_context",
    "is_built",
    "languages",
    "os_reason",
    "plural",
    "to_data",
    "verbatim",
]

_LOCALE = Path(__file__).parent / "locale"
_DOMAIN = "grader"
SOURCE = "en"
"""The language of the templates."""


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """A sentence of the content in English and in the other languages it has been written in.

    Examples
    --------
    >>> Text("mask", zh="掩码").get("zh"), Text("mask").get("zh")
    ('掩码', 'mask')
    """

    en: str
    others: tuple[tuple[str, str], ...]
    """The code of a language and the sentence in it, by code."""

    def __init__(self, en: str, **others: str) -> None:
        object.__setattr__(self, "en", en)
        written = sorted((lang, text) for lang, text in others.items() if text)
        object.__setattr__(self, "others", tuple(written))

    def get(self, lang: str = SOURCE) -> str:
        """Return the sentence in `lang`, English where there is no other."""
        return dict(self.others).get(lang, self.en)

    def by_language(self) -> dict[str, str]:
        """Return the sentence by the codes of the languages it has been written in."""
        return {SOURCE: self.en, **dict(self.others)}

    def mapped(self, change: Callable[[str], str]) -> Text:
        """Return the text with the sentence changed in every language."""
        return Text(**{lang: change(text) for lang, text in self.by_language().items()})


@dataclass(frozen=True, slots=True)
class Reveals:
    """A parameter that not every reader may see; `what` is `expected` or `hidden`."""

    what: str
    value: Any


def expected(value: Any) -> Reveals:
    """Mark a parameter as telling what was expected."""
    return Reveals("expected", value)


class Message(str):
    """A sentence for a person; as a `str` it is its English text.

    Parameters
    ----------
    template : str
        The English sentence, with named holes as in `str.format`: `{got} is {value:.3g}`.
    without : Message, optional
        What is left to say when a parameter that reveals something is taken away.
    **parameters : str, int, float, Message, Text, Reveals, or a tuple of these
        What stands in the holes. A tuple is a list of items, with the language's own commas.

    Examples
    --------
    >>> said = Message("`{name}` is {value}", name="w", value=3)
    >>> str(said), said.text("zh")
    ('`w` is 3', '`w` 是 3')
    """

    __slots__ = ("context", "forms", "parameters", "template", "without")

    template: str
    parameters: Mapping[str, Any]
    without: Message | None
    forms: tuple[str, str, int] | None
    """Singular, plural and the number that chooses between them, where there is one."""
    context: str
    """Tells apart templates that are the same in English and not elsewhere."""

    def __new__(
        cls, template: str, /, *, without: Message | None = None, **parameters: Any
    ) -> Message:
        return _made(cls, template, parameters, without=without)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a message cannot be changed: `{name}`")

    def __deepcopy__(self, memo: object) -> Message:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return from_data, (to_data(self),)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def text(self, lang: str = SOURCE) -> str:
        """Return the sentence in `lang`; in English where the catalogue does not have it."""
        if lang == SOURCE or not self.template:
            return str(self)
        catalogue = _catalogue(lang)
        if self.forms:
            template = catalogue.ngettext(*self.forms)
        elif self.context:
            template = catalogue.pgettext(self.context, self.template)
        else:
            template = catalogue.gettext(self.template)
        return _filled(template, self.parameters, lang)

    @property
    def reveals(self) -> frozenset[str]:
        """What the parameters reveal, those of messages inside included."""
        return frozenset().union(*map(_revealed, self.parameters.values()))

    def redacted(self, *what: str) -> Message | None:
        """Return what may be said without revealing `what`; None where nothing is left."""
        if not self.reveals.intersection(what):
            return self

        def less(value: Any) -> Any:
            shorter = value.redacted(*what) if isinstance(value, Message) else None
            return value if shorter is None else shorter

        inner = self.replaced(less)
        if not inner.reveals.intersection(what):
            return inner
        return self.without.redacted(*what) if self.without is not None else None

    def replaced(self, change: Callable[[Any], Any]) -> Message:
        """Return the message with every parameter changed, those of messages inside included.

        `change` gets a parameter and returns what stands in its place; the same to leave it.
        """

        def visit(value: Any) -> Any:
            new = change(value)
            if new is not value:
                return new
            if isinstance(value, Message):
                return value.replaced(change)
            if isinstance(value, Reveals):
                return Reveals(value.what, visit(value.value))
            return tuple(map(visit, value)) if isinstance(value, tuple | list) else value

        return _made(
            type(self),
            self.template,
            {name: visit(value) for name, value in self.parameters.items()},
            without=self.without and self.without.replaced(change),
            forms=self.forms,
            context=self.context,
            english=str(self) if not self.template else None,
        )


class Place(Message):
    """A line of the submission's file: a notebook says its cell and the line there."""

    __slots__ = ()

    def __new__(cls, line: int, /) -> Place:
        said = Message("line {line}", line=line)
        return _made(cls, said.template, said.parameters)

    @property
    def line(self) -> int:
        return int(self.parameters["line"])


def plural(one: str, many: str, n: int, /, **parameters: Any) -> Message:
    """Return a message whose template depends on `n`, which is a parameter, too."""
    template = one if n == 1 else many
    return _made(Message, template, {"n": n, **parameters}, forms=(one, many, n))


def in_context(context: str, template: str, /, **parameters: Any) -> Message:
    """Return a message whose English says different things in different places."""
    return _made(Message, template, parameters, context=context)


def verbatim(text: str) -> Message:
    """Return text that is the same in every language: code, or what Python said."""
    return _made(Message, "", {}, english=text)


def os_reason(error: OSError) -> Message:
    """Return why the operating system refused, in a few words."""
    reason = _OS_REASONS.get(error.errno or 0)
    return reason if reason is not None else verbatim(error.strerror or str(error))


class Language:
    """Says things in one language: for screens, where nothing is stored.

    Examples
    --------
    >>> tr = Language("zh")
    >>> tr("{n} points", n=3), tr.plural("{n} case", "{n} cases", 2)
    """

    def __init__(self, code: str = SOURCE) -> None:
        self.code = code

    def __call__(self, template: str, /, **parameters: Any) -> str:
        """Return a template's text; the template is a literal, for it is extracted."""
        return Message(template, **parameters).text(self.code)

    def plural(self, one: str, many: str, n: int, /, **parameters: Any) -> str:
        """Return the text of the template that fits `n`."""
        return plural(one, many, n, **parameters).text(self.code)

    def in_context(self, context: str, template: str, /, **parameters: Any) -> str:
        """Return the text of a template in a context; see `in_context`."""
        return in_context(context, template, **parameters).text(self.code)

    def of(self, said: object) -> str:
        """Return a message or a text of the content in this language, other things as text."""
        return _shown(said, self.code)


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    folders = sorted(path.parent.name for path in _LOCALE.glob("*/LC_MESSAGES"))
    return (SOURCE, *folders)


def is_built(lang: str) -> bool:
    """Return whether the catalogue of a language can be read: it is built from its `.po` file."""
    return lang == SOURCE or gettext.find(_DOMAIN, _LOCALE, [lang]) is not None


# ----------------------------------------------------------------------------- as data


def to_data(message: str) -> Any:
    """Return a message as plain data for JSON; `text` is its English. Plain text stays text."""
    if not isinstance(message, Message):
        return message
    data: dict[str, Any] = {"text": str(message), "template": message.template}
    if message.parameters:
        data["parameters"] = {k: _coded(v) for k, v in message.parameters.items()}
    if message.without is not None:
        data["without"] = to_data(message.without)
    if message.forms:
        data["forms"] = list(message.forms)
    if message.context:
        data["context"] = message.context
    if isinstance(message, Place):
        data["place"] = True
    return data


def from_data(data: Any) -> Message:
    """Return the message that `to_data` wrote.

    Raises
    ------
    KeyError, TypeError, ValueError
        It is none.
    """
    if isinstance(data, str):
        return verbatim(data)
    if not data["template"]:
        return verbatim(str(data["text"]))
    parameters = {str(k): _decoded(v) for k, v in data.get("parameters", {}).items()}
    forms = data.get("forms")
    return _made(
        Place if data.get("place") else Message,
        str(data["template"]),
        parameters,
        without=from_data(data["without"]) if "without" in data else None,
        forms=(str(forms[0]), str(forms[1]), int(forms[2])) if forms else None,
        context=str(data.get("context", "")),
    )


def _coded(value: Any) -> Any:
    if isinstance(value, Message):
        return {"message": to_data(value)}
    if isinstance(value, Text):
        return {"text": value.by_language()}
    if isinstance(value, Reveals):
        return {"reveals": value.what, "value": _coded(value.value)}
    if isinstance(value, tuple | list):
        return [_coded(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    return value if isinstance(value, bool | int | float | None) else str(value)


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_decoded, value))
    if not isinstance(value, dict):
        return value
    if "message" in value:
        return from_data(value["message"])
    if "reveals" in value:
        return Reveals(str(value["reveals"]), _decoded(value["value"]))
    return Text(**value["text"]) if "text" in value else float(value["float"])


# ----------------------------------------------------------------------------- into words

_Kind = TypeVar("_Kind", bound=Message)


def _made(
    kind: type[_Kind],
    template: str,
    parameters: Mapping[str, Any],
    *,
    without: Message | None = None,
    forms: tuple[str, str, int] | None = None,
    context: str = "",
    english: str | None = None,
) -> _Kind:
    text = _filled(template, parameters, SOURCE) if english is None else english
    message = str.__new__(kind, text)
    for name, value in (
        ("template", template),
        ("parameters", parameters),
        ("without", without),
        ("forms", forms),
        ("context", context),
    ):
        object.__setattr__(message, name, value)
    return message


@functools.lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[tuple[str, str | None, str], ...]:
    parsed = string.Formatter().parse(template)
    return tuple((literal, name, spec or "") for literal, name, spec, _ in parsed)


def _filled(template: str, parameters: Mapping[str, Any], lang: str) -> str:
    said = ""
    for literal, name, spec in _pieces(template):
        said = _joined(said, literal, lang)
        if name is not None:
            said = _joined(said, _shown(parameters[name], lang, spec), lang)
    return said


def _shown(value: Any, lang: str, spec: str = "") -> str:
    if isinstance(value, Reveals):
        return _shown(value.value, lang, spec)
    if isinstance(value, Message):
        return value.text(lang)
    if isinstance(value, Text):
        return value.get(lang)
    if isinstance(value, tuple | list):
        return Message(", ").text(lang).join(_shown(item, lang, spec) for item in value)
    return format(value, spec) if spec else str(value)


def _revealed(value: Any) -> Collection[str]:
    if isinstance(value, Reveals):
        return {value.what}
    if isinstance(value, Message):
        return value.reveals
    if isinstance(value, tuple | list):
        return frozenset().union(*map(_revealed, value))
    return ()


def _joined(left: str, right: str, lang: str) -> str:
    """Put two parts together, without a space between two wide characters."""
    if lang == SOURCE:
        return left + right
    if left[-1:] == " " and _wide(left[-2:-1]) and _wide(right[:1]):
        left = left[:-1]
    elif right[:1] == " " and _wide(right[1:2]) and _wide(left[-1:]):
        right = right[1:]
    return left + right


def _wide(char: str) -> bool:
    return char != "" and unicodedata.east_asian_width(char) in "WF"


@functools.cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation(_DOMAIN, _LOCALE, [lang], fallback=True)


_OS_REASONS = {
    errno.ENOENT: Message("No such file or directory"),
    errno.EACCES: Message("Permission denied"),
    errno.EISDIR: Message("Is a directory"),
    errno.ENOTDIR: Message("Not a directory"),
    errno.EEXIST: Message("File exists"),
    errno.ENAMETOOLONG: Message("File name too long"),
    errno.ENOSPC: Message("No space left on device"),
    errno.EROFS: Message("Read-only file system"),
}
