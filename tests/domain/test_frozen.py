"""The house's frozen dataclass does what the standard one does."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at a table."""

    row: int
    guest: str = "nobody"
    dishes: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a later class adds to."""

    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Dated):
    """A table, with its sum reckoned once."""

    seats: tuple[Seat, ...] = ()
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.seats))


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The same seat by the standard decorator."""

    row: int
    guest: str = "nobody"
    dishes: tuple[str, ...] = ()


@given(st.integers(), st.text(), st.tuples(st.text()))
def test_it_compares_hashes_and_shows_itself_as_the_standard_one(row, guest, dishes):
    ours, standard = Seat(row, guest, dishes), Standard(row, guest, dishes)
    assert ours == Seat(row=row, dishes=dishes, guest=guest)
    assert hash(ours) == hash(Seat(row, guest, dishes)) == hash(standard)
    assert repr(ours).replace(", notes={}", "") == repr(standard).replace("Standard", "Seat")
    assert replace(ours, row=row + 1) != ours
    assert ours != standard


def test_it_cannot_be_changed():
    seat = Seat(1)
    with pytest.raises(FrozenInstanceError):
        seat.row = 2
    with pytest.raises(FrozenInstanceError):
        del seat.row
    with pytest.raises(FrozenInstanceError):
        seat.colour = "red"
    assert not hasattr(seat, "__dict__")


def test_each_has_defaults_of_its_own():
    assert Seat(1).notes == {}
    assert Seat(1).notes is not Seat(1).notes


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, "a", (), {}, 5), {}), ((1,), {"row": 2}), ((1,), {"colour": "red"})],
)
def test_what_does_not_fit_the_fields_is_refused(given, named):
    with pytest.raises(TypeError, match="Seat"):
        Seat(*given, **named)


def test_names_alone_are_taken_where_that_is_asked():
    with pytest.raises(TypeError):
        Table(3)
    assert Table(id=3, seats=(Seat(1),)).size == 1


def test_it_is_copied_pickled_and_unfolded():
    table = Table(id=3, seats=(Seat(1, notes={"a": "b"}),))
    assert copy.deepcopy(table) == table
    assert pickle.loads(pickle.dumps(table)) == table
    assert asdict(table)["seats"][0]["notes"] == {"a": "b"}
    assert [one.name for one in dataclasses.fields(table)] == ["id", "seats", "size"]


def test_the_standard_one_is_asked_for_what_is_not_frozen():
    with pytest.raises(TypeError):
        dataclass(frozen=False, slots=True)
