"""How a question, a verdict and a summary look: lines of text, at most 80 columns by default."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from grader.cli._quiz_words import quiz_words
from grader.model import Misconception, Text
from grader.questions import Remark, Unreadable, Variant
from grader.text import Paint, cells, clean, columns, number, wrap

if TYPE_CHECKING:
    from grader.quiz import Asking
    from grader.tally import Summary

__all__ = ["Screen"]

_BOLD = re.compile(r"(?<![\w*)])\*\*(?=\S)(.+?)(?<=\S)\*\*(?![\w*(])")
_WHOLE = re.compile(r"`[^`\n]{1,32}`|\[[^\[\]\n]{1,24}\]|\([^()\n]{1,16}\)")
"""What is not broken over two lines where it is short: code, lists, shapes."""

_GLUE = "\ue000"
_INDENT = "  "


class Screen:
    """Turns the parts of a quiz into lines.

    Parameters
    ----------
    lang : str
        `en` or `zh`.
    width : int
        Columns to write in.
    color, plain : bool
        Whether colours may be used, and whether glyphs must not.
    """

    def __init__(self, lang: str, width: int, *, color: bool, plain: bool) -> None:
        self.lang = lang
        self.width = width
        self.plain = plain
        self.paint = Paint(color)
        self.words = quiz_words(lang)

    # ------------------------------------------------------------------ pieces

    def text(self, text: str, indent: str = _INDENT) -> list[str]:
        """Wrap a text of the content; **bold** becomes bold where there is colour."""
        text = clean(text)
        parts = text.split("`")
        bold: list[str] = []
        for place in range(0, len(parts), 2):  # outside of `code`
            bold += _BOLD.findall(parts[place])
            parts[place] = _BOLD.sub(r"\1", parts[place])
        body = "`".join(parts).rstrip("\n")
        body = _WHOLE.sub(lambda whole: whole[0].replace(" ", _GLUE), body)
        lines = [line for row in body.split("\n") for line in wrap(indent + row, self.width)]
        lines = [line.replace(_GLUE, " ") for line in lines]
        for phrase in bold:
            for place, line in enumerate(lines):
                if phrase in line:
                    lines[place] = line.replace(phrase, self.paint("strong", phrase), 1)
                    break
        return [line.rstrip() for line in lines]

    def hanging(self, label: str, text: str) -> list[str]:
        """Wrap a text behind a label, its other lines indented as far as the first."""
        gap = " " * (cells(label) if cells(label) < self.width // 2 else 4)
        lines = self.text(text, gap)
        return [(label + lines[0][len(gap) :]).rstrip(), *lines[1:]]

    def mark(self, good: bool | None) -> str:
        """Return the sign of a right or wrong answer."""
        if self.plain:
            return {True: self.words.sign_right, False: self.words.sign_wrong, None: "-"}[good]
        sign = {True: "✓", False: "✗", None: "·"}[good]
        return self.paint({True: "good", False: "bad", None: "quiet"}[good], sign)

    def _marked(self, sign: str, width: int, text: str) -> list[str]:
        """Write a sign of some width before a text."""
        gap = f"{sign} " if sign else ""
        lines = self.text(text, _INDENT + " " * (width + 1 if sign else 0))
        return [f"{_INDENT}{gap}{lines[0].lstrip()}", *lines[1:]]

    # ------------------------------------------------------------------ the question

    def question(
        self, variant: Variant, title: str, place: int, count: int, reason: str = ""
    ) -> list[str]:
        """Return the head of a question and what is asked, without the choices.

        `reason` says why it is asked, where that is not plain.
        """
        question = variant.question
        facts = [self.words.question.format(n=place, of=count), question.id]
        if question.drawn:
            facts.append(self.words.variant.format(code=variant.code))
        head = columns(title, "   ".join(facts), self.width)
        lines = [self.paint("strong", line) for line in head]
        if reason:
            lines += [self.paint("quiet", line) for line in self.text(reason)]
        lines += ["", *self.text(variant.prompt.get(self.lang))]
        if question.figure is not None:
            lines += ["", *self.text(question.figure.says.get(self.lang))]
            if not self.plain:
                lines += ["", *self._verbatim(question.figure.text)]
        if variant.listing:
            lines += ["", *self._verbatim(variant.listing, numbered=variant.body.numbered)]
        return lines

    def _verbatim(self, text: str, *, numbered: bool = False) -> list[str]:
        rows = clean(text).rstrip("\n").split("\n")
        if numbered:
            return [f"  {number:3}  {row}".rstrip() for number, row in enumerate(rows, start=1)]
        return [f"      {row}".rstrip() for row in rows]

    def choices(self, variant: Variant) -> list[str]:
        """Return the lines to choose from."""
        lines: list[str] = []
        for row in variant.body.rows(self.lang):
            label = row[: len(row) - len(row.lstrip())] + row.lstrip().partition("  ")[0] + "  "
            lines += self.hanging("  " + label, row[len(label) :]) if row.strip() else [""]
        return ["", *lines] if lines else []

    def how(self, variant: Variant, *, letters: bool) -> list[str]:
        """Return the line that says how to answer."""
        commands = self.words.letters if letters else self.words.colons
        how = variant.body.how(self.lang)
        line = f"{how} · {commands}"
        parts = [line] if cells(_INDENT + line) <= self.width else [how, commands]
        lines = [row for part in parts for row in self.text(part)]
        return ["", *(self.paint("quiet", row) for row in lines)]

    # ------------------------------------------------------------------ verdicts

    def unreadable(self, typed: str, prompt: str, why: Unreadable) -> list[str]:
        """Return why an answer cannot be read, with a caret below its place."""
        before = prompt + clean(typed[: max(0, why.column - 1)])
        lines = []
        message, hint = why.message, why.hint
        if self.lang == "zh":
            from grader.cli._quiz_chinese import chinese

            message, hint = chinese(message), chinese(hint)
        if why.column and cells(before) + 12 < self.width:
            lines += self.hanging(" " * cells(before) + "^ ", message)
        else:
            where = f" {self.words.column.format(n=why.column)}" if why.column else ""
            lines += self.text(f"{message}{where}")
        if hint:
            lines += self.text(hint)
        return [*lines, *self.text(self.words.not_counted)]

    def verdict(self, asking: Asking, known: Mapping[str, Misconception]) -> list[str]:
        """Return what is said to the last answer."""
        marking = asking.last
        assert marking is not None
        remarks = marking.remarks
        earned = self.points(asking.earned, asking.question.points)
        plain = self.plain
        if marking.right:
            words = self.words.plain_right if plain else self.words.right
            if asking.attempts > 1:
                words = self.words.plain_later if plain else self.words.right_later
            return self._verdict("good", "✓", words.format(n=asking.attempts, points=earned))
        sign, words = "✗", self.words.plain_not_yet if plain else self.words.not_yet
        if marking.share:
            sign, words = "~", self.words.plain_partly if plain else self.words.partly
        first = words.format(points=earned)
        if len(remarks) == 1 and (said := self._said(remarks[0], known)):
            label = remarks[0].label
            if label and not marking.share:
                mark = self.mark(False)
                bare = cells(self.words.sign_wrong) if plain else 1
                return self._marked(f"{mark} {label} ", bare + cells(label) + 2, said)
            if not label:
                return self._verdict("bad", sign, f"{first}{self.words.gap}{said}")
        return [*self._verdict("bad", sign, first), *self.remarks(remarks, known)]

    def _verdict(self, style: str, sign: str, text: str) -> list[str]:
        """Write a verdict behind its sign; without glyphs the words say it all."""
        return self._marked("" if self.plain else self.paint(style, sign), 1, text)

    def remarks(self, remarks: Iterable[Remark], known: Mapping[str, Misconception]) -> list[str]:
        """Return what is said about single options."""
        lines: list[str] = []
        for remark in remarks:
            said = self._said(remark, known)
            if not said and not remark.label:
                continue
            signed = remark.good is not None if remark.label else not (self.plain and remark.good)
            sign = self.mark(remark.good) if signed else ""  # never `RIGHT the answer is 2`
            width = 4 + (cells(sign) if self.plain else 1 if sign else 0)
            head = " ".join(part for part in (sign, remark.label) if part)
            gap = "  " if remark.label else " " if sign else ""
            bare = " " * (width + len(remark.label) + (1 if sign and remark.label else 0))
            body = self.text(said, bare + gap) if said else [bare]
            lines += [f"    {head}{gap}{body[0].strip()}".rstrip(), *body[1:]]
        return lines

    def _said(self, remark: Remark, known: Mapping[str, Misconception]) -> str:
        text = remark.text.get(self.lang).strip()
        if not text and remark.misconception in known:
            text = known[remark.misconception].says.get(self.lang).strip()
        return text

    def points(self, got: float, of: float) -> str:
        form = self.words.one_point if of == 1 else self.words.points
        return form.format(got=number(got), of=number(of))

    def reveal(self, asking: Asking, known: Mapping[str, Misconception]) -> list[str]:
        """Return the right answer and the explanation, when a question is over."""
        variant = asking.variant
        lines: list[str] = []
        said = asking.last.remarks if asking.last is not None and not asking.skipped else ()
        remarks = [_shortened(remark, said) for remark in variant.body.reveal(self.lang)]
        if not asking.right:
            if any(remark.label for remark in remarks):
                lines += self.text(self.words.answer.format(key=variant.body.key(self.lang)))
            lines += self.remarks(remarks, known)
        else:
            # the reasons of what was chosen, and of right options that were not
            lines += self.remarks((r for r in remarks if r.good and self._why(r)), known)
        explain = self.filled(asking, variant.question.explain)
        return [*lines, *(["", *self.text(explain)] if explain else [])]

    def _why(self, remark: Remark) -> bool:
        return bool(remark.label and remark.text.en)

    def filled(self, asking: Asking, text: Text | None) -> str:
        """Return a text of the question with its values filled in."""
        from grader.questions import fill_text

        return "" if text is None else fill_text(text, asking.variant.names).get(self.lang)

    # ------------------------------------------------------------------ the end

    def summary(
        self, title: str, found: Summary, seconds: float, misjudged: Sequence[str]
    ) -> list[str]:
        """Return points, time and calibration; `misjudged` says what to read again."""
        words = self.words
        minutes, rest = divmod(round(seconds), 60)
        form = words.time if minutes else words.short_time
        time = form.format(minutes=minutes, seconds=rest)
        facts = f"{self.points(found.points, found.most)}   {time}"
        lines = [self.paint("strong", line) for line in columns(title, facts, self.width)]
        lines.append("")
        rows = [(words.at_once, found.at_once), (words.later, found.later)]
        rows += [(words.not_right, found.not_yet), (words.skips, found.skipped)]
        table = [(name, str(value)) for name, value in rows if value or name == words.at_once]
        for name, (got, of) in ((words.sure_right, found.sure), (words.guess_right, found.guessed)):
            if of:
                table.append((name, words.of.format(got=got, of=of)))
        if found.misjudged:
            table.append((words.sure_wrong, str(len(found.misjudged))))
        width = max(cells(name) for name, _ in table) + 3
        lines += [f"  {name}{' ' * (width - cells(name))}{value}" for name, value in table]
        for what in misjudged:
            lines += self.hanging(f"    {words.read_again}", what)
        return lines


def _shortened(remark: Remark, said: Iterable[Remark]) -> Remark:
    """Return a remark without its reason where that has just been said of the same option."""
    if remark.good is False and remark in said:
        return Remark(Text(""), False, remark.label)
    return remark
