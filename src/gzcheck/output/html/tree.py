"""Elements of a page, made so that nothing in a corpus can become markup.

A page is a tree (`xml.etree`) until it is written at the very end, and the writer escapes every text and attribute.
What nobody can see in a text is written out as everywhere else.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from gzcheck.output import visible

Content = Element | str


def element(name: str, /, *content: Content, **attributes: str) -> Element:
    """An element with texts and elements in it; `class_` and `data_state` are the attributes `class`, `data-state`."""
    made = Element(name, {key.rstrip("_").replace("_", "-"): visible(value) for key, value in attributes.items()})
    last: Element | None = None
    for part in content:
        if isinstance(part, Element):
            made.append(part)
            last = part
        elif last is None:
            made.text = (made.text or "") + visible(part)
        else:
            last.tail = (last.tail or "") + visible(part)
    return made


def raw(name: str, text: str) -> Element:
    """A style or script of the program's own, which HTML takes as it stands; never with anything of a corpus in it."""
    made = Element(name)
    made.text = text
    return made


def written(tree: Element) -> str:
    """The element as HTML."""
    return tostring(tree, encoding="unicode", method="html")
