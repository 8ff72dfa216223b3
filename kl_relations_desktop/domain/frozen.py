"""The frozen dataclass of this house: the standard one, but quick to define.

The standard decorator compiles six methods for every frozen class, 0.9 to 2 ms each: 90 ms at
every start. Here a class gets the same methods as closures over its fields, in 0.05 ms.
Type checkers see the standard decorator; `fields`, `replace` and `asdict` work as ever.
"""

import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

__all__ = ["dataclass"]

C = TypeVar("C", bound=type[Any])
_MISSING = dataclasses.MISSING


def _frozen(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[C], C]:
    """Make a class a frozen dataclass with slots; what it defines itself stays."""
    if not (frozen and slots):
        raise TypeError("take the standard dataclass for what is not frozen with slots")

    def decorate(cls: C) -> C:
        made: Any = dataclasses.dataclass(
            init=False, repr=False, eq=False, slots=True, kw_only=kw_only
        )(cls)
        fields = dataclasses.fields(made)
        methods = {"__init__": _init(made, fields), **_comparing(fields), **_SHARED}
        for name, method in methods.items():
            if name not in cls.__dict__:
                setattr(made, name, method)
        return cast("C", made)

    return decorate


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _frozen


def _init(cls: type[Any], fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """Return the `__init__` that fills the slots from positions, names and defaults."""
    taken = tuple(one for one in fields if one.init)
    puts = [getattr(cls, one.name).__set__ for one in taken]
    after = getattr(cls, "__post_init__", None)
    defaults = tuple(one.default for one in taken)
    # Who gives by position all that has no default needs no sorting out: the quick way.
    least = max((n for n, one in enumerate(taken, 1) if one.default is _MISSING), default=0)
    most = -1 if any(one.kw_only for one in taken) else len(taken)
    sorted_out = _sorting(cls, taken)

    def fill(self: object, *given: object, **named: object) -> None:
        values: Iterable[object] = given
        if named or not least <= len(given) <= most:
            values = sorted_out(given, named)
        elif len(given) < most:
            values = given + defaults[len(given) :]
        # As many as there are fields, by now: to count them again would cost a third more.
        for put, value in zip(puts, values, strict=False):
            put(self, value)
        if after is not None:
            after(self)

    return fill


def _sorting(
    cls: type[Any], taken: tuple[dataclasses.Field[Any], ...]
) -> Callable[[tuple[object, ...], dict[str, object]], Iterable[object]]:
    """Return what puts values given by position and by name into the order of the fields."""
    first = {one.name: one.default for one in taken}
    order = [one.name for one in taken if not one.kw_only]
    made = [one for one in taken if one.default is _MISSING]

    def sorted_out(given: tuple[object, ...], named: dict[str, object]) -> Iterable[object]:
        if given:
            placed = dict(zip(order, given, strict=False))
            if len(given) > len(order) or not placed.keys().isdisjoint(named):
                raise TypeError(f"{cls.__name__}: too many values, or one given twice")
            named |= placed
        values = {**first, **named}
        if len(values) != len(first):
            unknown = ", ".join(values.keys() - first.keys())
            raise TypeError(f"{cls.__name__}: no such field: {unknown}")
        for one in made:
            if values[one.name] is _MISSING:
                if one.default_factory is _MISSING:
                    raise TypeError(f"{cls.__name__}: {one.name} is missing")
                values[one.name] = one.default_factory()
        return values.values()

    return sorted_out


def _comparing(fields: tuple[dataclasses.Field[Any], ...]) -> dict[str, Callable[..., Any]]:
    names = [one.name for one in fields if one.compare]
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _self: ()

    def equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _shown(self: Any) -> str:
    values = (
        f"{one.name}={getattr(self, one.name)!r}"
        for one in dataclasses.fields(self)
        if one.repr
    )
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse_change(_self: object, name: str, _value: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_SHARED: dict[str, Callable[..., Any]] = {
    "__repr__": _shown,
    "__setattr__": _refuse_change,
    "__delattr__": _refuse_change,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
