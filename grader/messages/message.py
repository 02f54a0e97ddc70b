"""A sentence for a person: a template with parameters, and how it is put into words."""

from __future__ import annotations

import errno
import functools
import string
import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Any, NoReturn, TypeVar

from grader.messages.catalogue import SOURCE, catalogue
from grader.messages.text import Reveals, Text


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
        return made(cls, template, parameters, without=without)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a message cannot be changed: `{name}`")

    def __deepcopy__(self, memo: object) -> Message:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        from grader.messages.data import from_data, to_data

        return from_data, (to_data(self),)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def text(self, lang: str = SOURCE) -> str:
        """Return the sentence in `lang`; in English where the catalogue does not have it."""
        if lang == SOURCE or not self.template:
            return str(self)
        found = catalogue(lang)
        if self.forms:
            template = found.ngettext(*self.forms)
        elif self.context:
            template = found.pgettext(self.context, self.template)
        else:
            template = found.gettext(self.template)
        return _filled(template, self.parameters, lang)

    @property
    def reveals(self) -> frozenset[str]:
        """What the parameters reveal, those of messages inside included."""
        return frozenset().union(*map(_revealed, self.parameters.values()))

    @property
    def holds(self) -> tuple[str, ...]:
        """The texts that are data in it, not a template of ours: names, code, what Python said."""
        return _held(self)

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

        return made(
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
        return made(cls, said.template, said.parameters)

    @property
    def line(self) -> int:
        return int(self.parameters["line"])


def plural(one: str, many: str, n: int, /, **parameters: Any) -> Message:
    """Return a message whose template depends on `n`, which is a parameter, too."""
    template = one if n == 1 else many
    return made(Message, template, {"n": n, **parameters}, forms=(one, many, n))


def in_context(context: str, template: str, /, **parameters: Any) -> Message:
    """Return a message whose English says different things in different places."""
    return made(Message, template, parameters, context=context)


def verbatim(text: str) -> Message:
    """Return text that is the same in every language: code, or what Python said."""
    return made(Message, "", {}, english=text)


def os_reason(error: OSError) -> Message:
    """Return why the operating system refused, in a few words."""
    reason = _OS_REASONS.get(error.errno or 0)
    return reason if reason is not None else verbatim(error.strerror or str(error))


# ----------------------------------------------------------------------------- into words

_Kind = TypeVar("_Kind", bound=Message)


def made(
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
    put = object.__setattr__
    put(message, "template", template)
    put(message, "parameters", parameters)
    put(message, "without", without)
    put(message, "forms", forms)
    put(message, "context", context)
    return message


@functools.lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[tuple[str, str | None, str], ...]:
    parsed = string.Formatter().parse(template)
    return tuple((literal, name, spec or "") for literal, name, spec, _ in parsed)


def _filled(template: str, parameters: Mapping[str, Any], lang: str) -> str:
    parts = []
    for literal, name, spec in _pieces(template):
        parts.append(literal)
        if name is not None:
            parts.append(shown(parameters[name], lang, spec))
    return "".join(parts) if lang == SOURCE else functools.reduce(_joined, parts, "")


def shown(value: Any, lang: str, spec: str = "") -> str:
    if type(value) is str and not spec:
        return value
    if isinstance(value, Reveals):
        return shown(value.value, lang, spec)
    if isinstance(value, Message):
        return value.text(lang)
    if isinstance(value, Text):
        return value.get(lang)
    if isinstance(value, tuple | list):
        return Message(", ").text(lang).join(shown(item, lang, spec) for item in value)
    return format(value, spec) if spec else str(value)


def _revealed(value: Any) -> Collection[str]:
    if isinstance(value, Reveals):
        return {value.what}
    if isinstance(value, Message):
        return value.reveals
    if isinstance(value, tuple | list):
        return frozenset().union(*map(_revealed, value))
    return ()


def _held(value: Any) -> tuple[str, ...]:
    if isinstance(value, Message) and value.template:
        return _held(tuple(value.parameters.values()))
    if isinstance(value, Reveals):
        return _held(value.value)
    if isinstance(value, tuple | list):
        return tuple(text for part in value for text in _held(part))
    return (str(value),) if isinstance(value, str) else ()


def _joined(left: str, right: str) -> str:
    """Put two parts together, without a space between two wide characters."""
    if left[-1:] == " " and _wide(left[-2:-1]) and _wide(right[:1]):
        left = left[:-1]
    elif right[:1] == " " and _wide(right[1:2]) and _wide(left[-1:]):
        right = right[1:]
    return left + right


def _wide(char: str) -> bool:
    return char != "" and unicodedata.east_asian_width(char) in "WF"


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

NOTHING = verbatim("")
"""Nothing to say."""
