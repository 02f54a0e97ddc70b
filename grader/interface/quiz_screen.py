"""How a question, a verdict and a summary look: lines of text, at most 80 columns by default."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from grader.messages import Language
from grader.model import Misconception, Text
from grader.questions import Marking, Remark, Unreadable, Variant
from grader.text import Paint, cells, clean, columns, number, wrap

if TYPE_CHECKING:
    from grader.learner.asking import Asking
    from grader.learner.summary import Summary

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
        self.tr = Language(lang)

    @property
    def gap(self) -> int:
        """How many columns stand between two sentences on a line."""
        return cells(self.together("", ""))

    def together(self, first: str, second: str) -> str:
        """Return two sentences on one line."""
        return self.tr("{first} {second}", first=first, second=second)

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
            return {True: self.tr("RIGHT"), False: self.tr("WRONG"), None: "-"}[good]
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
        facts = [self.tr("question {n} of {of}", n=place, of=count), question.id]
        if question.drawn:
            facts.append(self.tr("variant {code}", code=variant.code))
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

    def commands(self, *, letters: bool) -> str:
        """Return what else may be typed than an answer; letters may be answers themselves."""
        if letters:
            return self.tr("h hint · s skip · q quit")
        return self.tr(":h hint · :s skip · :q quit")

    def how(self, variant: Variant, *, letters: bool) -> list[str]:
        """Return the line that says how to answer."""
        commands = self.commands(letters=letters)
        how = self.tr.of(variant.body.how())
        line = f"{how} · {commands}"
        parts = [line] if cells(_INDENT + line) <= self.width else [how, commands]
        lines = [row for part in parts for row in self.text(part)]
        return ["", *(self.paint("quiet", row) for row in lines)]

    # ------------------------------------------------------------------ verdicts

    def unreadable(self, typed: str, prompt: str, why: Unreadable) -> list[str]:
        """Return why an answer cannot be read, with a caret below its place."""
        before = prompt + clean(typed[: max(0, why.column - 1)])
        lines = []
        message, hint = self.tr.of(why.message), why.hint
        if why.column and cells(before) + 12 < self.width:
            lines += self.hanging(" " * cells(before) + "^ ", message)
        else:
            if why.column:
                message = self.tr("{message} (column {n})", message=message, n=why.column)
            lines += self.text(message)
        if hint is not None:
            lines += self.text(self.tr.of(hint))
        return [*lines, *self.text(self.tr("Not counted. Try again."))]

    def verdict(self, asking: Asking, misconceptions: Mapping[str, Misconception]) -> list[str]:
        """Return what is said to the last answer."""
        marking = asking.last
        assert marking is not None
        if marking.right:
            return self._verdict("good", "✓", self._right(asking))
        remarks, first = marking.remarks, self._not_right(asking, marking)
        sign = "~" if marking.share else "✗"
        if len(remarks) == 1 and (explanation := self._explanation(remarks[0], misconceptions)):
            label = remarks[0].label
            if label and not marking.share:
                mark = self.mark(False)
                bare = cells(self.tr("WRONG")) if self.plain else 1
                return self._marked(f"{mark} {label} ", bare + cells(label) + 2, explanation)
            if not label:
                return self._verdict("bad", sign, self.together(first, explanation))
        return [*self._verdict("bad", sign, first), *self.remarks(remarks, misconceptions)]

    def _right(self, asking: Asking) -> str:
        if asking.attempts <= 1:
            return self.tr("RIGHT") if self.plain else self.tr("right")
        facts = {"n": asking.attempts, "points": self._points(asking)}
        if self.plain:
            return self.tr("RIGHT, on attempt {n} ({points})", **facts)
        return self.tr("right, on attempt {n} ({points})", **facts)

    def _not_right(self, asking: Asking, marking: Marking) -> str:
        points = self._points(asking)
        if marking.share:
            if self.plain:
                return self.tr("PARTLY RIGHT ({points}).", points=points)
            return self.tr("partly right ({points}).", points=points)
        return self.tr("NOT YET.") if self.plain else self.tr("not yet.")

    def _points(self, asking: Asking) -> str:
        return self.points(asking.earned, asking.question.points)

    def _verdict(self, style: str, sign: str, text: str) -> list[str]:
        """Write a verdict behind its sign; without glyphs the words say it all."""
        return self._marked("" if self.plain else self.paint(style, sign), 1, text)

    def remarks(
        self, remarks: Iterable[Remark], misconceptions: Mapping[str, Misconception]
    ) -> list[str]:
        """Return what is said about single options."""
        lines: list[str] = []
        for remark in remarks:
            explanation = self._explanation(remark, misconceptions)
            if not explanation and not remark.label:
                continue
            signed = remark.good is not None if remark.label else not (self.plain and remark.good)
            sign = self.mark(remark.good) if signed else ""  # never `RIGHT the answer is 2`
            width = 4 + (cells(sign) if self.plain else 1 if sign else 0)
            head = " ".join(part for part in (sign, remark.label) if part)
            gap = "  " if remark.label else " " if sign else ""
            bare = " " * (width + len(remark.label) + (1 if sign and remark.label else 0))
            body = self.text(explanation, bare + gap) if explanation else [bare]
            lines += [f"    {head}{gap}{body[0].strip()}".rstrip(), *body[1:]]
        return lines

    def _explanation(self, remark: Remark, misconceptions: Mapping[str, Misconception]) -> str:
        """Return what a remark says: its own text, or the sentence of the mistake it names."""
        text = self.tr.of(remark.text).strip()
        if not text and remark.misconception in misconceptions:
            text = self.tr.of(misconceptions[remark.misconception].says).strip()
        return text

    def points(self, got: float, of: float) -> str:
        count = 1 if of == 1 else 2  # plural forms go by whole numbers
        return self.tr.plural(
            "{got} of {of} point", "{got} of {of} points", count, got=number(got), of=number(of)
        )

    def reveal(self, asking: Asking, misconceptions: Mapping[str, Misconception]) -> list[str]:
        """Return the right answer and the explanation, when a question is over."""
        variant = asking.variant
        lines: list[str] = []
        made = asking.last.remarks if asking.last is not None and not asking.skipped else ()
        remarks = [_shortened(remark, made) for remark in variant.body.reveal()]
        if not asking.right:
            if any(remark.label for remark in remarks):
                answer = variant.body.key(self.lang)
                lines += self.text(self.tr("the right answer: {answer}", answer=answer))
            lines += self.remarks(remarks, misconceptions)
        else:
            # the reasons of what was chosen, and of right options that were not
            lines += self.remarks((r for r in remarks if r.good and self._why(r)), misconceptions)
        explain = self.filled(asking, variant.question.explain)
        return [*lines, *(["", *self.text(explain)] if explain else [])]

    def _why(self, remark: Remark) -> bool:
        return bool(remark.label and Language().of(remark.text))

    def filled(self, asking: Asking, text: Text | None) -> str:
        """Return a text of the question with its values filled in."""
        from grader.questions import fill_text

        return "" if text is None else fill_text(text, asking.variant.names).get(self.lang)

    # ------------------------------------------------------------------ the end

    def summary(
        self, title: str, total: Summary, seconds: float, misjudged: Sequence[str]
    ) -> list[str]:
        """Return points, time and calibration; `misjudged` says what to read again."""
        facts = f"{self.points(total.points, total.most)}   {self._time(seconds)}"
        lines = [self.paint("strong", line) for line in columns(title, facts, self.width)]
        lines.append("")
        table = self._table(total)
        width = max(cells(name) for name, _ in table) + 3
        lines += [f"  {name}{' ' * (width - cells(name))}{value}" for name, value in table]
        for what in misjudged:
            lines += self.hanging("    " + self.tr("read again: "), what)
        return lines

    def _time(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        if minutes:
            return self.tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
        return self.tr("{seconds} s", seconds=rest)

    def _table(self, total: Summary) -> list[tuple[str, str]]:
        """Return the rows of a summary; what did not happen has none, but for right at once."""
        tr = self.tr
        counts = [
            (tr("right later"), total.later),
            (tr("not yet"), total.not_yet),
            (tr("skipped"), total.skipped),
        ]
        table = [(tr("right at once"), str(total.at_once))]
        table += [(name, str(count)) for name, count in counts if count]
        calibration = [
            (tr("sure and right"), total.sure),
            (tr("guesses right"), total.guessed),
        ]
        table += [(name, tr("{got} of {of}", got=g, of=of)) for name, (g, of) in calibration if of]
        if total.misjudged:
            table.append((tr("sure but wrong"), str(len(total.misjudged))))
        return table


def _shortened(remark: Remark, made: Iterable[Remark]) -> Remark:
    """Return a remark without its reason where it has just been made."""
    if remark.good is False and remark in made:
        return Remark(Text(""), False, remark.label)
    return remark
