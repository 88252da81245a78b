"""A drawn SVG as a part of an HTML page: no prologue, no style of its own, no id that another picture may have."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

LEFT_OUT: Final = frozenset(("title", "metadata", "style"))


def embedded(drawn: bytes, name: str) -> str:
    """Return the SVG file ``drawn`` as an element of HTML; its ids and what refers to them begin with ``name``.

    What the file says in its style (round joins, butt caps) is for the page to say.
    """
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing, made a moment ago
    _bare(root, name)
    root.attrib.pop("version", None)
    return ET.tostring(root, encoding="unicode")


def _bare(element: ET.Element, name: str) -> None:
    element.tag = _local(element.tag)
    element.text = element.tail = None
    for key in list(element.attrib):
        value = element.attrib.pop(key)
        match _local(key):
            case "id" if element.tag == "g":
                pass  # nothing refers to a group
            case "id":
                element.set("id", f"{name}-{value}")
            case "href":
                element.set("href", f"#{name}-{value.removeprefix('#')}")
            case local:
                element.set(local, value.replace("url(#", f"url(#{name}-"))
    for child in list(element):
        if _local(child.tag) in LEFT_OUT:
            element.remove(child)
        else:
            _bare(child, name)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
