"""How soon an answer stands again after one fact was edited, beside a matching from nothing, in one run.

    python -m benchmarks.rematch [--facts 40]

All needs of the example, in a process where the lexicons are read and the dossier has been matched once. Each fact that
is edited is one that decides a line; the edit halves what it says. Then what the ranks alone cost by number of draws:
the criteria and the figures are known, and only the weights are new.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.match import Matcher
from bybro.office.dossiers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from bybro.model.dossier import Dossier
    from bybro.model.match import NeedMatches

DRAWS = (1024, 2048, 4096, 8192)
TIMES = 3


def answers(matcher: Matcher) -> tuple[NeedMatches, ...]:
    """Every need of the dossier."""
    return tuple(matcher.match(need) for need in matcher.dossier.needs)


def edited(dossier: Dossier, name: str) -> Dossier:
    """The dossier with half of what one fact says."""
    facts = tuple(
        f
        if f.id != name
        else f.model_copy(update={"estimate": f.estimate.model_copy(update={"low": f.estimate.low / 2, "mode": None})})
        for f in dossier.facts
    )
    return replace(dossier, facts=facts)


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure a matching after one edited fact.")
    parser.add_argument("--facts", type=int, default=40)
    asked = parser.parse_args()
    dossier = read("example")[0]
    matcher = Matcher(dossier)
    known = answers(matcher)
    print(
        f"{len(dossier.needs)} needs, {len(dossier.solutions)} solutions, {len(dossier.facts)} facts, all needs matched"
    )
    print(f"from nothing           {min(seconds(lambda: answers(Matcher(dossier))) for _ in range(TIMES)):.3f} s")
    deciding = sorted({f for a in known for m in a.matches for line in m.lines for f in line.facts})
    chosen = [deciding[n] for n in np.linspace(0, len(deciding) - 1, asked.facts).astype(int)]
    cases = [edited(dossier, name) for name in chosen]
    found = [seconds(lambda d=d: answers(matcher.seeing(d))) for d in cases]  # type: ignore[misc]
    print(f"one fact edited        {median(found):.3f} s, at most {max(found):.3f} s, over {len(cases)} facts")
    print("the ranks by draws")
    for size in DRAWS:
        ready = Matcher(dossier, draws=size)
        answers(ready)
        least = min(seconds(lambda r=ready: answers(r.weighing(None))) for _ in range(TIMES))  # type: ignore[misc]
        print(f"  {size:>6,}               {least:.3f} s")


if __name__ == "__main__":
    main()
