"""`@dataclass` for frozen values, as in the standard library but quick to define.

The standard library writes and compiles six functions for every class when its module is imported, 0.8 ms each time,
and a run has a hundred classes and makes objects of a third of them. Here a function is compiled when it is first
called. What a class can do is the same: fields, equality, hash, order, `replace`, `repr`, an error for who assigns.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *, frozen: bool, slots: bool = False, kw_only: bool = False, eq: bool = True, order: bool = False
    ) -> Callable[[type], type]:
        """Make a class one of frozen values; the options mean what they mean in the standard library."""
        assert frozen, "other classes take the standard library's"
        names = ["__init__", *(_EQUALITY if eq else ()), *(_ORDER if order else ())]

        def define(cls: type) -> type:
            own = vars(cls).keys() - {"__init__"}
            made = _with_fields(cls, slots=slots, kw_only=kw_only)
            methods = {**_SHARED, **{name: _compiled_when_called(made, name) for name in names}}
            for name, method in methods.items():
                if name not in own:
                    setattr(made, name, method)
            return made

        return define


_EQUALITY = ("__eq__", "__hash__")
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_MISSING = object()
"""The argument for a field whose default is made anew for each object."""


def _compiled_when_called(cls: type, name: str) -> Callable[..., Any]:
    """Stands in for a method of the class until the first call puts the real one in its place."""

    def method(*args: Any, **kwargs: Any) -> Any:
        real = _compiled(cls, name)
        setattr(cls, name, real)
        return real(*args, **kwargs)

    method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
    return method


def _with_fields(cls: Any, *, slots: bool, kw_only: bool) -> Any:
    """The class as the standard library knows one with fields, for `fields`, `replace` and `match`.

    That library would look at every annotation for a `ClassVar`, which no class here has: two thirds of its time.
    """
    fields: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        fields |= getattr(base, "__dataclass_fields__", {})
    for name, annotation in cls.__annotations__.items():
        given = vars(cls).get(name, dataclasses.MISSING)
        fields[name] = _field(name, annotation, given, kw_only=kw_only)
        if isinstance(given, dataclasses.Field):
            delattr(cls, name)
            if given.default is not dataclasses.MISSING:
                setattr(cls, name, given.default)
    cls.__dataclass_fields__ = fields
    matched = tuple(one.name for one in fields.values() if one.init and not one.kw_only)
    type.__setattr__(cls, "__match_args__", matched)
    return _with_slots(cls, fields) if slots else cls


def _field(name: str, annotation: object, given: Any, *, kw_only: bool) -> Any:
    one: Any = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
    one.name, one.type, one._field_type = name, annotation, _FIELD
    if one.kw_only is dataclasses.MISSING:
        one.kw_only = kw_only
    return one


def _with_slots(cls: type, fields: Collection[str]) -> type:
    """The class made anew with a slot for each field that none of its bases has one for: no class gets them later."""
    taken = {name for base in cls.__mro__[1:] for name in vars(base).get("__slots__", ())}
    body = {name: value for name, value in vars(cls).items() if name not in (*fields, "__dict__", "__weakref__")}
    slots = tuple(name for name in fields if name not in taken)
    made = type(cls)(cls.__name__, cls.__bases__, {**body, "__slots__": slots})
    made.__qualname__ = cls.__qualname__
    return made


_FIELD: Any = dataclasses._FIELD  # type: ignore[attr-defined]
"""What the standard library marks a field with that is neither a `ClassVar` nor an `InitVar`."""


def _compiled(cls: type, name: str) -> Callable[..., Any]:
    known: dict[str, Any] = {"MISSING": _MISSING}
    source = _init(cls, known) if name == "__init__" else _comparison(cls, name)
    exec(source, known)
    real: Callable[..., Any] = known[name]
    real.__qualname__, real.__module__ = f"{cls.__qualname__}.{name}", cls.__module__
    return real


def _init(cls: Any, known: dict[str, Any]) -> str:
    """The source of `__init__`; what it uses by name is put into `known`.

    A frozen object cannot be assigned to, so its own descriptor fills each slot: `class Pair: a: int; b: int = 3`
    gets `def __init__(self, a, b=default_b): set_a(self, a); set_b(self, b)`. Without slots its dictionary is filled.
    """
    plain: list[str] = []
    by_name: list[str] = []
    body: list[str] = []
    for field in dataclasses.fields(cls):
        name = field.name
        default, value = _default(field, known)
        if field.init:
            (by_name if field.kw_only else plain).append(f"{name}{default}")
        if field.init or default:
            body.append(_assignment(cls, name, value if field.init else default[1:], known))
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = ", ".join(["self", *plain, *(["*", *by_name] if by_name else [])])
    return f"def __init__({parameters}):\n" + "\n".join(body or [" pass"])


def _assignment(cls: type, name: str, value: str, known: dict[str, Any]) -> str:
    slot = getattr(cls, name, None)
    if not isinstance(slot, MemberDescriptorType):
        return f" self.__dict__[{name!r}] = {value}"
    known[f"set_{name}"] = slot.__set__
    return f" set_{name}(self, {value})"


def _default(field: dataclasses.Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """How a parameter says its default, and what is then put into the field."""
    name = field.name
    if field.default_factory is not dataclasses.MISSING:
        known[f"make_{name}"] = field.default_factory
        return "=MISSING", f"make_{name}() if {name} is MISSING else {name}"
    if field.default is not dataclasses.MISSING:
        known[f"default_{name}"] = field.default
        return f"=default_{name}", name
    return "", name


def _comparison(cls: Any, name: str) -> str:
    """The source of a method that looks at all fields which count in comparisons, in their order."""

    def values(of: str) -> str:
        return f"({''.join(f'{of}.{field.name}, ' for field in dataclasses.fields(cls) if field.compare)})"

    if name == "__hash__":
        return f"def __hash__(self):\n return hash({values('self')})"
    sign = _ORDER.get(name, "==")
    return (
        f"def {name}(self, other):\n if other.__class__ is not self.__class__:\n  return NotImplemented\n"
        f" return {values('self')} {sign} {values('other')}"
    )


def _set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _shown(self: Any) -> str:
    parts = [f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr]
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_SHARED: dict[str, Callable[..., Any]] = {
    "__setattr__": _set,
    "__delattr__": _delete,
    "__repr__": _shown,
    "__getstate__": _state,  # copies and pickles, which would assign
    "__setstate__": _restore,
}
