"""Who is who: ids decide where both sides have them, names only otherwise, and nobody is guessed."""

from __future__ import annotations

import pytest

from grader.classroom.identify import identify, somebody
from grader.classroom.records import Student
from grader.classroom.roster import Roster
from grader.errors import UsageError


def listed(identity, name="", email="", sid="", group="", sortable="", **ids):
    return Student(identity, name, email, sid, ids, group, listed=True, sortable=sortable)


PEOPLE = (
    listed("ada", "Doe, Jane", "jane@x", "00012", canvas="1001"),
    listed("ben", "Roe, Jim", "jim@x", "8"),
    listed("tim", "Lee, Tim", "tim@x", "9"),
    listed("kim", "Lee, Tim", "kim@x", "10"),
    listed("zoe", "Zoë Müller", "zm@x", "", moodle="5002"),
    listed("eve", "Eve Strauß", "eve@x", "11", sortable="Strauß, Eve"),
)
ROSTER = Roster({s.id: s for s in PEOPLE}, {"prof": listed("prof", "Prof, P", "p@x", "901")})


def who(*people, roster=ROSTER, **options):
    return identify({p.id: p for p in people}, roster, **options)


FOUND = {
    "number of the course system": (Student("canvas-1001", "xy", ids={"canvas": "1001"}), "ada"),
    "student number": (Student("8", sid="8"), "ben"),
    "zeros lost": (Student("12", sid="12"), "ada"),
    "address, in capitals": (Student("JIM@X", email="JIM@X"), "ben"),
    "login": (Student("Ben"), "ben"),
    "folder called as the number": (Student("00012"), "ada"),
    "folder called as the address": (Student("eve@x"), "eve"),
    "Canvas' name": (Student("canvas-5", "roejim", ids={"canvas": "5"}), "ben"),
    "full name": (Student("Jim Roe"), "ben"),
    "last name first": (Student("Roe, Jim"), "ben"),
    "underscores": (Student("Jim_Roe"), "ben"),
    "composed otherwise": (Student("Zoe\u0308 Mu\u0308ller"), "zoe"),
    "sharp s": (Student("strauss_eve"), "eve"),
}
NOBODY = {
    "another number": Student("canvas-1002", "doejane", ids={"canvas": "1002"}),
    "letters in another order": Student("canvas-5", "rojeim", ids={"canvas": "5"}),
    "words in another order": Student("Muller Zoe"),
    "a name of two": Student("canvas-6", "leetim", ids={"canvas": "6"}),
    "part of a name": Student("Jim"),
    "more than the name": Student("Jim Roe jun"),
    "the name with another number": Student("77", "Jim Roe", sid="77"),
    "the number with another course number": Student(
        "12", "Jane Doe", sid="12", ids={"canvas": "9"}
    ),
    "the name with another address": Student("j", "Jim Roe", email="other@x"),
    "without accents": Student("Zoe Muller"),
}


@pytest.mark.parametrize(("student", "identity"), FOUND.values(), ids=FOUND)
def test_who_is_who(student, identity):
    """The surest key that both have; what the roster lacks is taken over."""
    joined = who(student)
    assert (joined.ids, joined.unmatched) == ({student.id: (identity,)}, ())
    assert joined.students.keys() == ROSTER.students.keys()
    assert student.ids.items() <= joined.students[identity].ids.items()


@pytest.mark.parametrize("student", NOBODY.values(), ids=NOBODY)
def test_who_is_nobody(student):
    """They stand under their own name, and take no one's place."""
    joined = who(student)
    assert (joined.ids, joined.unmatched) == ({student.id: (student.id,)}, (student.id,))
    assert joined.students.keys() == {*ROSTER.students, student.id}


def test_a_name_of_two_in_the_download():
    """Whose of the two is the one on the roster, nobody can tell."""
    joined = who(Student("a", "Jim Roe"), Student("b", "Roe, Jim"))
    assert joined.unmatched == ("a", "b")


def test_a_stranger_called_as_somebody_listed():
    """Somebody else with the same id: the one on the roster stays who they are."""
    joined = who(Student("ben", "Ben Other", "other@x", sid="99"))
    assert joined.students["ben"] == ROSTER.students["ben"]
    assert joined.unmatched == ("ben (on no roster)",)


def test_staff_are_no_students():
    """Their tries have no row."""
    joined = who(Student("901", "Prof, P", "p@x", "901"))
    assert (joined.ids, joined.staff, joined.unmatched) == ({"901": ()}, ("901",), ())


def test_having_nothing_may_be_somebody_elses_name():
    """Who could be the one behind a hand-in of nobody has a doubt, not a zero."""
    joined = who(Student("Jimmy"), Student("canvas-1002", "x", ids={"canvas": "1002"}))
    assert "ada" in joined.doubts  # Jimmy has no number
    joined = who(Student("canvas-1002", "x", ids={"canvas": "1002"}))
    assert "ada" not in joined.doubts
    assert joined.doubts["ben"] == (
        "nothing is under this name, and whose are the hand-ins of `x`?"
    )


TEAM = Student("moodle-5007", "Team Rocket", ids={"moodle": "5007"})


def test_a_team_is_who_the_course_says():
    """Every member has its hand-in; unsaid, it is nobody's, and no member lacks one."""
    joined = who(TEAM, groups={"team rocket": ("jim@x", "9")})
    assert joined.ids == {"moodle-5007": ("ben", "tim")}
    unsaid = who(TEAM)
    assert unsaid.unmatched == ("moodle-5007",)
    assert unsaid.doubts.keys() == ROSTER.students.keys()


def test_a_roster_may_say_the_groups():
    """A team under its name; a member's own hand-in is the others' only where the course says so."""
    people = [listed("a", "A", group="Red"), listed("b", "B", group="Red"), listed("c", "C")]
    roster = Roster({s.id: s for s in people})
    assert who(Student("red"), roster=roster).ids == {"red": ("a", "b")}
    alone = who(Student("a"), roster=roster)
    assert alone.ids == {"a": ("a",)}
    assert alone.doubts.keys() == {"b"}
    assert "`groups: roster`" in alone.doubts["b"]
    assert who(Student("a"), roster=roster, grouped=True).ids == {"a": ("a", "b")}


def test_groups_without_a_roster():
    """Members are those of the download; one that is not there is an error that names it."""
    ada, ben = Student("ada"), Student("ben")
    none = Roster()
    assert who(ada, ben, roster=none, groups={"x": ("ada", "ben")}).ids["ada"] == ("ada", "ben")
    with pytest.raises(UsageError, match="nobody in the class is called `cy`"):
        who(ada, roster=none, groups={"x": ("cy",)})


def test_whom_an_instructor_means():
    """By id, number, address or whole name; two of a name are an error."""
    people = ROSTER.students
    assert [somebody(w, people) for w in ("ADA", "00012", "jim@x", "Jane Doe")] == [
        *("ada", "ada", "ben", "ada")
    ]
    with pytest.raises(UsageError, match="2 in the class are called `Tim Lee`"):
        somebody("Tim Lee", people)


def test_three_thousand_are_quick():
    """Everybody is looked up, not compared with everybody."""
    roster = Roster({f"s{n}": listed(f"s{n}", f"Name{n}, First", sid=f"{n}") for n in range(3000)})
    people = [Student(f"canvas-{n}", f"name{n}first", ids={"canvas": f"{n}"}) for n in range(3000)]
    joined = who(*people, roster=roster)
    assert joined.unmatched == ()
    assert joined.ids["canvas-7"] == ("s7",)
