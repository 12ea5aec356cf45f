"""What speaks for and against a match, as codes with their values; the sentences are made in `bybro.wording`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.matching.criteria.proof import came_later, dated_references, is_here, later_references
from bybro.model.match import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bybro.matching.candidate import Candidate
    from bybro.model.verdict import Line

_SMALL_SHARE = 0.05
_TOO_BIG = 0.6
_TOO_MANY = 100
_TENTH = 0.1
_SHOWN = 3
"""Lines that are told one by one; the verdicts themselves list them all."""


def reasons_for(candidate: Candidate) -> tuple[Reason, ...]:
    """What speaks for it."""
    return tuple(_for(candidate))


def reasons_against(candidate: Candidate) -> tuple[Reason, ...]:
    """What speaks against it, and what is not known."""
    return (*_against_the_place(candidate), *_against_the_size(candidate), *_against_the_proof(candidate))


def _for(candidate: Candidate) -> Iterator[Reason]:
    size, city = candidate.size, candidate.need.city
    for verdict in ("holds", "likely"):
        for line in _deciding(candidate, verdict)[:_SHOWN]:
            yield Reason(f"requirement_{verdict}", {"indicator": line.requirement}, line.facts)
    known = any(_deciding(candidate, verdict) for verdict in ("holds", "likely"))
    if known and not any(line.is_adverse for line in candidate.lines):
        yield Reason("no_stopper", {"lines": candidate.chance.lines})
    if candidate.group != "no" and size.coverage is not None and size.programme is not None:
        yield Reason("covers", {"share": size.coverage, "units": size.programme.units})
        if size.people_helped is not None:
            yield Reason("serves_people", {"people": size.people_helped})
    if candidate.solution.readiness == "in operation" and not came_later(candidate.solution, candidate.dossier):
        yield Reason("in_operation")
    dated = dated_references(candidate.solution, candidate.dossier)
    here = [r for r in dated if is_here(r, city, candidate.dossier)]
    if here:
        yield Reason("reference_here", {"place": here[0].place, "year": here[0].year})
    elif dated:
        yield Reason("dated_references", {"count": len(dated)})
    if candidate.helps_themes:
        yield Reason("co_benefits", {"themes": candidate.helps_themes})


def _against_the_place(candidate: Candidate) -> Iterator[Reason]:
    for verdict, code in (("fails", "requirement_fails"), ("unlikely", "requirement_unlikely")):
        for line in _deciding(candidate, verdict):
            yield Reason(code, {"indicator": line.requirement}, line.facts)
    lines = candidate.lines
    silent = [x for x in lines if not x.stated and x.verdict == "unknown" and x.requirement.decides]
    unknown = [x for x in lines if x.stated and x.verdict == "unknown" and x.requirement.decides]
    to_do = [x for x in lines if x.verdict in {"to_agree", "to_prepare"} and x.requirement.decides]
    for code, found in (("not_stated", silent), ("unknown_lines", unknown), ("to_put_in_place", to_do)):
        if found:
            yield Reason(code, {"count": len(found)})
    if not candidate.chance.lines:
        yield Reason("no_lines")
    if any(x.requirement.assumed for x in lines):
        yield Reason("assumed_numbers", {"count": sum(x.requirement.assumed for x in lines)})
    if any(x.verdict == "remark" for x in lines):
        yield Reason("remarks", {"count": sum(x.verdict == "remark" for x in lines)})


def _against_the_size(candidate: Candidate) -> Iterator[Reason]:
    size, solution = candidate.size, candidate.solution
    if solution.delivers != "service":
        return
    if size.programme is None or size.coverage is None:
        yield Reason("no_size")
    else:
        programme = size.programme
        if programme.utilisation < _TOO_BIG:
            yield Reason("too_big", {"utilisation": programme.utilisation})
        if programme.units_for_all * _TENTH > _TOO_MANY:
            yield Reason("not_at_this_scale", {"units": round(programme.units_for_all * _TENTH)})
        if size.coverage.p50 < _SMALL_SHARE:
            yield Reason("small_share", {"share": size.coverage.p50})
    if solution.cost is None:
        yield Reason("no_cost")


def _against_the_proof(candidate: Candidate) -> Iterator[Reason]:
    solution, dossier = candidate.solution, candidate.dossier
    if solution.readiness != "in operation":
        yield Reason(f"{solution.readiness}_stage")
    later = later_references(solution, dossier)
    if not dated_references(solution, dossier):
        yield Reason("only_later_references", {"count": len(later)}) if later else Reason("no_dated_reference")


def _deciding(candidate: Candidate, verdict: str) -> list[Line]:
    return [x for x in candidate.lines if x.verdict == verdict and x.requirement.decides]
