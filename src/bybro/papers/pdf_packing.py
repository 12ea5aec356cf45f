"""A PDF with its small objects packed together and compressed: a third to a half of the size, and nothing else changed.

A tagged paper consists of tens of thousands of small objects (cells, paragraphs, links) that typst writes one by one,
uncompressed. PDF 1.5 and later, PDF/A-2, PDF/A-3 and PDF/UA-1 allow object streams and a cross-reference stream.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from typing import NamedTuple

_TAIL = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_HEAD = re.compile(rb"xref\s+0 (\d+)\s+")
_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
_ROW = 20
"""Bytes of a row in a cross-reference table."""
_TOGETHER = 200
"""Objects in a stream: a reader unpacks a whole stream to see one of them."""


class _Place(NamedTuple):
    """Where an object stands: 1, its offset, 0; or 2, the stream that holds it, its place there; 0 where it is free."""

    kind: int
    where: int
    place: int


def packed(pdf: bytes) -> bytes:
    """The same PDF, smaller. One that is not written as a plain table of plain objects is given back as it is."""
    tail = _TAIL.search(pdf)
    table = pdf[int(tail[1]) :] if tail else b""
    head, trailer = _HEAD.match(table), _TRAILER.search(table)
    if tail is None or head is None or trailer is None:
        return pdf
    count = int(head[1])
    rows = [table[at : at + _ROW] for at in range(head.end(), head.end() + _ROW * count, _ROW)]
    offsets = sorted((int(row[:10]), number) for number, row in enumerate(rows) if row[17:18] == b"n")
    if not offsets:
        return pdf
    return _written(pdf, [*offsets, (int(tail[1]), count)], trailer[1])


def _written(pdf: bytes, offsets: list[tuple[int, int]], trailer: bytes) -> bytes:
    """The packed file. `offsets`: where each object begins, with its number; last where they end, with their count."""
    out = bytearray(pdf[: offsets[0][0]])
    places: dict[int, _Place] = {}
    small: list[tuple[int, bytes]] = []
    for (start, number), (end, _) in pairwise(offsets):
        whole = pdf[start:end].rstrip()
        if whole.endswith(b"endstream\nendobj"):
            places[number] = _Place(1, len(out), 0)
            out += whole + b"\n"
        else:
            small.append((number, whole.removeprefix(b"%d 0 obj" % number).removesuffix(b"endobj").strip()))
    following = offsets[-1][1]
    for begin in range(0, len(small), _TOGETHER):
        together = small[begin : begin + _TOGETHER]
        places[following] = _Place(1, len(out), 0)
        places |= {number: _Place(2, following, place) for place, (number, _) in enumerate(together)}
        out += _object_stream(following, together)
        following += 1
    start = len(out)
    places[following] = _Place(1, start, 0)
    out += _cross_references(following, places, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _object_stream(number: int, objects: list[tuple[int, bytes]]) -> bytes:
    """Objects in one compressed stream, after the list of their numbers and places."""
    index, at = [], 0
    for own, body in objects:
        index.append(b"%d %d" % (own, at))
        at += len(body) + 1
    first = b" ".join(index) + b"\n"
    data = first + b"\n".join(body for _, body in objects)
    return _stream(number, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(first)), data)


def _cross_references(number: int, places: dict[int, _Place], trailer: bytes) -> bytes:
    """The cross-reference stream: seven bytes an object, and what the trailer said of the whole file."""
    free = _Place(0, 0, 0xFFFF)
    found = (places.get(own, free) for own in range(number + 1))
    data = b"".join(p.kind.to_bytes(1) + p.where.to_bytes(4) + p.place.to_bytes(2) for p in found)
    said = re.sub(rb"/Size \d+", b"/Size %d" % (number + 1), trailer.strip())
    return _stream(number, b"/Type/XRef/W[1 4 2]" + said, data)


def _stream(number: int, said: bytes, data: bytes) -> bytes:
    short = zlib.compress(data, 9)
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (number, said, len(short))
    return head + short + b"\nendstream\nendobj\n"
