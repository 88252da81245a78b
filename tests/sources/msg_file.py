"""Writes a small Outlook message, as [MS-CFB] and [MS-OXMSG] lay it out: enough to be read, no more."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
SMALLEST = 4096  # a shorter stream would live in the mini stream: ours are padded instead
END, FREE, FAT_MARK = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
ROOT, STORAGE, STREAM = 5, 1, 2
PROPERTIES = "__properties_version1.0"


def text(number: str, value: str) -> dict[str, bytes]:
    """Return a property of characters."""
    return {f"__substg1.0_{number}001F": value.encode("utf-16-le")}


def moment(number: int, ticks: int) -> bytes:
    """Return the property stream of a message with one moment, in ticks of 100 ns since 1601."""
    return bytes(32) + struct.pack("<HHIQ", 0x0040, number, 6, ticks)


def msg(streams: Mapping[str, bytes]) -> bytes:
    """Return the file with these streams; a name with a ``/`` lies in a storage."""
    storages = sorted({name.split("/")[0] for name in streams if "/" in name})
    entries: list[tuple[str, int, int, int, int]] = []  # name, kind, child, start, size
    data = bytearray()
    placed = {}
    for name, value in streams.items():
        padded = value.ljust(SMALLEST, b"\0")
        padded += bytes(-len(padded) % SECTOR)
        placed[name] = (len(data) // SECTOR, len(padded))
        data += padded
    entries.append(("Root Entry", ROOT, 1, END, 0))
    top: list[tuple[str, int]] = [(name, STREAM) for name in streams if "/" not in name]
    top += [(name, STORAGE) for name in storages]
    inner_at = 1 + len(top)
    inner: list[str] = []
    for name, kind in top:
        if kind == STREAM:
            entries.append((name, STREAM, FREE, *placed[name]))
        else:
            mine = [n for n in streams if n.startswith(f"{name}/")]
            entries.append((name, STORAGE, inner_at + len(inner), 0, 0))
            inner += mine
    entries += [(name.split("/")[1], STREAM, FREE, *placed[name]) for name in inner]
    last = {len(top)} | {inner_at + n for n, name in enumerate(inner)
                         if n + 1 == len(inner) or inner[n + 1].split("/")[0] != name.split("/")[0]}  # fmt: skip
    directory = b"".join(
        _entry(*entry, sibling=FREE if number == 0 or number in last else number + 1)
        for number, entry in enumerate(entries)
    )
    directory += bytes(-len(directory) % SECTOR)
    data_sectors, directory_sectors = len(data) // SECTOR, len(directory) // SECTOR
    fat = [n + 1 for n in range(data_sectors)]
    for start, size in placed.values():
        fat[start + size // SECTOR - 1] = END
    fat += [data_sectors + n + 1 for n in range(directory_sectors - 1)] + [END]
    fat_sectors = -(-(len(fat) + 8) // (SECTOR // 4))
    fat_at = len(fat)
    fat += [FAT_MARK] * fat_sectors
    fat += [FREE] * (-len(fat) % (SECTOR // 4))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, data_sectors, 0, SMALLEST, END, 0, END, 0,
    )  # fmt: skip
    header += b"".join(
        struct.pack("<I", fat_at + n if n < fat_sectors else FREE) for n in range((SECTOR - len(header)) // 4)
    )
    return header + bytes(data) + directory + b"".join(struct.pack("<I", n) for n in fat)


def _entry(name: str, kind: int, child: int, start: int, size: int, *, sibling: int) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, FREE, sibling, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
