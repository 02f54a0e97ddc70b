"""Who of a download is who on the roster. Ids decide wherever both sides have them.

Keys are tried from the surest to the weakest: the number in the course system, the student number,
the address, the login, the name. Whoever differs in a surer key, where both have it, is somebody
else, whatever the weaker ones say. A name counts whole and in its order, after Unicode
normalisation and case folding, and only where one person on either side has it. Everybody else is
unmatched: nobody is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.classroom.records import Student
from grader.classroom.roster import Roster
from grader.errors import UsageError
from grader.messages import Message

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Joined:
    """The people of a class.

    Parameters
    ----------
    students : mapping
        Everybody, by id: the roster's, and those of the download that match nobody.
    ids : mapping
        Id in the download -> ids in `students`; several for a group, none for staff.
    unmatched : tuple of str
        Ids in `students` that no roster knows, where there is a roster.
    doubts : mapping
        Ids on the roster without a hand-in -> why that may be wrong.
    staff : tuple of str
        Ids in the download that are staff's.
    """

    students: Mapping[str, Student]
    ids: Mapping[str, tuple[str, ...]]
    unmatched: tuple[str, ...] = ()
    doubts: Mapping[str, Message] = field(default_factory=dict)
    staff: tuple[str, ...] = ()


def identify(
    found: Mapping[str, Student],
    roster: Roster,
    groups: Mapping[str, Collection[str]] | None = None,
    *,
    grouped: bool | None = None,
) -> Joined:
    """Join the students of a download with the roster.

    Parameters
    ----------
    groups : mapping, optional
        Name of a group -> its members, by any key; every member shares each one's hand-ins.
    grouped : bool, optional
        Whether the groups that the roster tells share, too; False where nobody shares.
    """
    students = dict(roster.students or found)
    shared = _groups(groups or {}, students)
    if not roster.students:
        return Joined(students, {i: shared.of(i) for i in found})
    listed_in = _groups_of(students) if grouped is not False else _Groups({})
    shared = shared.joined(listed_in) if grouped else shared
    listed, team, downloaded = _Index(roster.students), _Index(roster.staff), _Index(found)
    ids: dict[str, tuple[str, ...]] = {}
    strangers: dict[str, Student] = {}
    unknown: list[tuple[str, Student]] = []
    for identity, person in found.items():
        if match := listed.match(person, downloaded):
            students[match] = _filled(students[match], person)
            ids[identity] = shared.of(match)
            if (
                grouped is not False
                and ids[identity] == (match,)
                and _unlike(person, listed, match)
            ):
                unknown.append((person.name, students[match]))
        elif members := shared.named(person) or listed_in.named(person):
            ids[identity] = members
        elif team.match(person, downloaded):
            ids[identity] = ()
        else:
            own = identity if identity not in students else f"{identity} (on no roster)"
            ids[identity], strangers[own] = (own,), replace(person, id=own)
    taken = {member for members in ids.values() for member in members}
    idle = [student for i, student in roster.students.items() if i not in taken]
    doubts = {s.id: _doubt(s, list(strangers.values()), taken, listed_in, unknown) for s in idle}
    return Joined(
        {**students, **strangers},
        ids,
        tuple(strangers),
        {identity: why for identity, why in doubts.items() if why},
        tuple(identity for identity, members in ids.items() if not members),
    )


def _filled(known: Student, found: Student) -> Student:
    return replace(
        known,
        name=known.name or found.name,
        email=known.email or found.email,
        sid=known.sid or found.sid,
        ids={**found.ids, **known.ids},
    )


# --------------------------------------------------------------------------- keys


class _Index:
    """People by their keys, level by level."""

    def __init__(self, people: Mapping[str, Student]) -> None:
        self.people = people
        self._levels: tuple[dict[str, list[str]], ...] = tuple({} for _ in range(_NAMES + 1))
        for identity, person in people.items():
            for level, keys in zip(self._levels, _keys(person), strict=True):
                for key in keys:
                    level.setdefault(key, []).append(identity)

    def match(self, person: Student, others: _Index) -> str:
        """Return the id of the one who somebody of the `others` is; empty where nobody is."""
        for level, keys in enumerate(_keys(person)):
            same = [
                identity
                for identity in self.having(level, keys)
                if not _differ(person, self.people[identity], level)
            ]
            alone = level < _NAMES or len(others.having(level, keys)) <= 1
            if same:
                return same[0] if len(same) == 1 and alone else ""
        return ""

    def having(self, level: int, keys: Collection[str]) -> list[str]:
        """Return the ids of those who have one of the keys."""
        return list(dict.fromkeys(i for k in keys for i in self._levels[level].get(k, ())))


_LOGINS, _NAMES = 4, 5
"""The levels of logins, and of names: the weakest."""


def _keys(student: Student) -> tuple[frozenset[str], ...]:
    """What somebody may be recognised by, the surest first."""
    logins = {student.id.casefold(), student.sid.casefold(), student.email.casefold()} - {""}
    return (
        frozenset(f"{system}:{value}" for system, value in student.ids.items()),
        frozenset({student.sid.casefold()} - {""}),
        frozenset({_number(student.sid)} - {""}),
        frozenset({student.email.casefold()} - {""}),
        frozenset(logins),
        frozenset(_names(student)),
    )


def _number(sid: str) -> str:
    """A student number; leading zeros are lost where a system takes it for a number."""
    return sid.casefold().lstrip("0") or sid


def _differ(one: Student, other: Student, level: int) -> bool:
    """Whether a surer key than that of `level`, which both have, is not the same."""
    systems = one.ids.keys() & other.ids.keys()
    if any(one.ids[system] != other.ids[system] for system in systems):
        return True
    pairs = ((_number(one.sid), _number(other.sid)), (one.email.casefold(), other.email.casefold()))
    return any(a and b and a != b for a, b in pairs[: max(0, level - 2)])


def _names(student: Student) -> Iterator[str]:
    """The forms of a name: as it is written, and `Doe, Jane` also as `Jane Doe`."""
    name = student.name or ("" if student.listed else student.id)
    last, comma, first = name.partition(",")
    for form in {name, student.sortable, f"{first} {last}" if comma else name}:
        if words := _folded(form):
            yield words
            yield words.replace(" ", "") if student.listed or " " not in words else words


def _folded(name: str) -> str:
    words = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _BETWEEN.sub(" ", words).strip()


def _unlike(person: Student, listed: _Index, match: str) -> bool:
    """Whether a hand-in has somebody's number and no word of their name.

    Canvas gives what a group hands in the group's name, and the number of one of its members.
    """
    known = listed.people[match]
    if "canvas" not in person.ids or not known.name or not person.name:
        return False
    words = _unaccented(f"{known.name} {known.sortable}").split()
    long = [word for word in words if len(word) > 1 or not word.isascii()] or words
    name = _unaccented(person.name).replace(" ", "")
    return not any(word in name for word in long)


def _unaccented(name: str) -> str:
    apart = unicodedata.normalize("NFKD", _folded(name))
    return "".join(c for c in apart if not unicodedata.combining(c))


# --------------------------------------------------------------------------- doubts and groups


def with_groups(roster: Roster, other: Roster) -> tuple[Roster, tuple[str, ...]]:
    """Return the roster with the groups that another file tells, and who there is nobody here."""
    if not roster.students:
        return other, ()
    mine, theirs = _Index(roster.students), _Index(other.students)
    same = {i: theirs.match(student, mine) for i, student in roster.students.items()}
    students = {
        i: replace(student, group=other.students[same[i]].group if same[i] else "")
        for i, student in roster.students.items()
    }
    unknown = other.students.keys() - same.values()
    return Roster(students, roster.staff), tuple(i for i in other.students if i in unknown)


def _doubt(
    student: Student,
    strangers: Collection[Student],
    taken: Collection[str],
    listed_in: _Groups,
    unknown: Sequence[tuple[str, Student]],
) -> Message | None:
    """Say whose hand-in may be that of somebody without one, so that this is no zero."""
    without = Message("it may be another's")
    maybe = [s for s in strangers if "moodle" in s.ids or not _differ(s, student, _NAMES)]
    if maybe:
        some = [*(f"`{s.name or s.id}`" for s in maybe[:3]), *(["..."] if maybe[3:] else [])]
        return Message(
            "nothing is under this name, and whose are the hand-ins of {names}?",
            names=tuple(some),
            without=without,
        )
    group = listed_in.of(student.id) if student.group else ()
    if any(member in taken for member in group):
        return Message(
            "somebody of `{group}` has handed in: is it group work? "
            "`groups: roster` in the course file gives every member the mark",
            group=student.group,
            without=without,
        )
    if unknown:
        called, member = unknown[0]
        return Message(
            "nothing is under this name, and `{group}` was handed in under that of `{student}`: "
            "is it group work? `groups:` in the course file says who is in it, or `none`",
            group=called,
            student=member.id,
            without=without,
        )
    return None


@dataclass(frozen=True, slots=True)
class _Groups:
    """Groups by their folded names."""

    members: Mapping[str, tuple[str, ...]]

    def of(self, identity: str) -> tuple[str, ...]:
        """Return the group that somebody is in; themselves where there is none."""
        groups = [members for members in self.members.values() if identity in members]
        return tuple(dict.fromkeys(m for members in groups for m in members)) or (identity,)

    def named(self, person: Student) -> tuple[str, ...]:
        """Return the members of the group that is called so."""
        return self.members.get(_folded(person.name or person.id), ())

    def joined(self, other: _Groups) -> _Groups:
        return _Groups({**other.members, **self.members})


def _groups_of(students: Mapping[str, Student]) -> _Groups:
    """The groups of a roster."""
    found: dict[str, list[str]] = {}
    for identity, student in students.items():
        if student.group:
            found.setdefault(_folded(student.group), []).append(identity)
    return _Groups({name: tuple(members) for name, members in found.items()})


def _groups(groups: Mapping[str, Collection[str]], students: Mapping[str, Student]) -> _Groups:
    """The groups of the course file, their members as ids.

    Raises
    ------
    UsageError
        A member is nobody of the class, or several.
    """
    return _Groups(
        {_folded(name): tuple(somebody(m, students) for m in ms) for name, ms in groups.items()}
    )


def somebody(wanted: str, students: Mapping[str, Student]) -> str:
    """Return the id of the one that an instructor means.

    Raises
    ------
    UsageError
        Nobody is called so, or several are.
    """
    key = wanted.strip().casefold()
    index = _Index(students)
    found = index.having(_LOGINS, [key]) or index.having(_NAMES, [_folded(wanted)])
    if len(found) != 1:
        said = Message("nobody in the class is called `{name}`", name=wanted)
        if found:
            said = Message("{n} in the class are called `{name}`", n=len(found), name=wanted)
        raise UsageError(
            said, hint=Message("name them by id, student number, e-mail address or full name")
        )
    return found[0]
