"""Thesauri in SKOS (W3C 2009), as RDF/XML or Turtle: GEMET, EuroVoc, UNBIS and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph
from pydantic import ValidationError

from bybro.errors import UnreadableError
from bybro.findings import Finding
from bybro.lexicon.languages import LANGUAGES
from bybro.model.term import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABEL, _WIDER = f"{_SKOS}prefLabel", f"{_SKOS}broader"
_OTHERS = frozenset({f"{_SKOS}altLabel", f"{_SKOS}hiddenLabel"})
_NARROWER = f"{_SKOS}narrower"
_FORMATS = {
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
}
_BASE = "https://thesaurus.invalid/"
"""Where names without an address of their own are taken to stand."""
LONGEST_LABEL = 200
LARGEST = 2_000_000_000
"""Bytes a file may have: EuroVoc whole is below one thousand million."""


def read_skos(files: Sequence[Path], name: str) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The concepts of a thesaurus with a label in one of the four languages, and those that cannot be used.

    It may come in several files: GEMET, for one, has its hierarchy in one and the labels of each language in another. A
    label longer than 200 letters is no word, and is left out. Raises `UnreadableError` for a file that is no RDF, or
    holds no label.
    """
    labels: dict[str, dict[str, str]] = {}
    others: dict[str, dict[str, list[str]]] = {}
    wider: dict[str, list[str]] = {}
    for subject, predicate, thing in (t for file in files for t in _statements(file)):
        if predicate in (_WIDER, _NARROWER):
            narrow, wide = (subject, str(thing)) if predicate == _WIDER else (str(thing), subject)
            if wide not in (known := wider.setdefault(narrow, [])):
                known.append(wide)
        elif isinstance(thing, tuple):
            text, language = thing
            if predicate == _LABEL:
                labels.setdefault(subject, {}).setdefault(language, text)
            elif text not in (words := others.setdefault(subject, {}).setdefault(language, [])):
                words.append(text)
    if not labels:
        raise UnreadableError(
            "No concept with a label in Danish, English, French or Arabic was found.",
            "Give the SKOS files that hold the labels (skos:prefLabel).",
        )
    findings: list[Finding] = []
    terms = tuple(_terms(labels, others, wider, name, findings))
    return terms, tuple(findings)


def _terms(
    labels: dict[str, dict[str, str]],
    others: dict[str, dict[str, list[str]]],
    wider: dict[str, list[str]],
    name: str,
    findings: list[Finding],
) -> Iterator[Term]:
    ids = _ids(labels, name)
    for uri, told in labels.items():
        row = {
            "id": ids[uri],
            "thesaurus": name,
            "uri": uri,
            "label": {k: told[k] for k in LANGUAGES if k in told},
            "words": tuple({k: word} for k, words in others.get(uri, {}).items() for word in words),
            "broader": tuple(ids[w] for w in wider.get(uri, ()) if w in ids),
        }
        try:
            yield Term.model_validate(row)
        except ValidationError as fault:
            findings.append(_unusable(name, ids[uri], fault))


def _unusable(name: str, term: str, fault: ValidationError) -> Finding:
    first = fault.errors()[0]
    place = "".join(f"/{part}" for part in first["loc"]) or None
    message = f'"{term}" of {name} is left out: {first["msg"]}.'
    return Finding(name, None, term, place, "type", "error", message, "Mend it in the SKOS file, or do without it.")


def _ids(labels: dict[str, dict[str, str]], name: str) -> dict[str, str]:
    """A short id for each address: the thesaurus and the end of the address, or the whole where that is not enough."""
    short = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    taken: dict[str, str] = {}
    found: dict[str, str] = {}
    for uri in labels:
        tail = re.split(r"[/#]", uri.rstrip("/#"))[-1]
        found[uri] = f"{short}:{tail}" if taken.setdefault(tail, uri) == uri else f"{short}:{uri}"
    return found


def _statements(path: Path) -> Iterator[tuple[str, str, str | tuple[str, str]]]:
    """The labels and relations of a file: subject, predicate, and an address or (text, language)."""
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise UnreadableError(f'"{path}" is not SKOS by its name.', "Give RDF/XML (.rdf, .xml) or Turtle (.ttl, .nt).")
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f'"{path}" is larger than a thesaurus can be.', "Look what is in it.")
        for triple in pyoxigraph.parse(path=str(path), format=form, base_iri=_BASE):
            predicate = triple.predicate.value
            if predicate in (_WIDER, _NARROWER):
                yield triple.subject.value, predicate, triple.object.value
            elif (predicate == _LABEL or predicate in _OTHERS) and isinstance(triple.object, pyoxigraph.Literal):
                text, language = triple.object.value.strip(), (triple.object.language or "").split("-")[0].lower()
                if language in LANGUAGES and 0 < len(text) <= LONGEST_LABEL:
                    yield triple.subject.value, predicate, (text, language)
    except (SyntaxError, ValueError) as fault:
        raise UnreadableError(f'"{path}" is not RDF that can be read: {fault}.', "Fetch the file again.") from fault
    except OSError as fault:
        raise UnreadableError(f'"{path}" cannot be read: {fault.strerror or fault}.', "Correct the path.") from fault
