"""Writing the catalogue: pages, PDF and figures of a dossier, replaced together or not at all."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from bybro.decision.portfolio.outlook import outlook_of
from bybro.decision.questions import questions_of
from bybro.errors import NothingLeftError, NotOfferedError, UnwritableError
from bybro.exchange.folder import is_free, keep_others, replaced
from bybro.lexicon.languages import LANGUAGES
from bybro.office.matching import match
from bybro.office.progress import silent
from bybro.papers.content import catalogue_content

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from bybro.model.dossier import Dossier
    from bybro.office.matching import Matching
    from bybro.office.progress import Progress
    from bybro.papers.content import CatalogueContent

FORMATS = ("html", "pdf", "json")
FIGURES = "catalogue.json"
"""The one file that holds every figure; it also marks a folder as a catalogue of ours."""


def catalogue(
    dossier: Dossier,
    folder: str | Path,
    *,
    languages: Sequence[str] = ("en",),
    formats: Sequence[str] = ("html",),
    matching: Matching | None = None,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the catalogue of a dossier into a folder and return what a reader opens first.

    `folder/{lang}/index.html`, `folder/{lang}/catalogue.pdf`, and always one `folder/catalogue.json` with all figures.
    An earlier catalogue is replaced as a whole, other files beside it are kept; a folder that holds something else is
    refused. `progress` is told how far it has come.
    """
    place = Path(folder)
    _refuse_unknown(languages, LANGUAGES, "language")
    _refuse_unknown(formats, FORMATS, "format")
    if not is_free(place) and not is_catalogue(place):
        raise UnwritableError(f'"{place}" holds something that is not a catalogue.', "Choose an empty or a new folder.")
    if not dossier.needs:
        raise NothingLeftError(
            "The dossier has no need that can be used.", "Add needs, or mend those that `bybro check` names."
        )
    answer = matching or match(dossier, progress=progress)
    content = catalogue_content(
        answer.dossier,
        answer.needs,
        questions_of(answer.matcher),
        outlook=outlook_of(answer.matcher),
        draws=answer.draws,
        seed=answer.seed,
        languages=tuple(languages),
    )
    with replaced(place) as new:
        if place.is_dir():
            keep_others(place, new, (FIGURES, *LANGUAGES))
        for name, body in _files(content, answer.dossier.as_of, languages, formats, progress):
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    first = {"html": "index.html", "pdf": "catalogue.pdf"}
    opened = [place / lang / first[kind] for lang in languages for kind in formats if kind in first]
    return (*opened, place / FIGURES)


def is_catalogue(folder: Path) -> bool:
    """Whether a folder is a catalogue that bybro wrote."""
    try:
        return str(json.loads((folder / FIGURES).read_bytes()).get("format", "")).startswith("bybro-catalogue/")
    except (OSError, ValueError, AttributeError):
        return False


def _files(
    content: CatalogueContent,
    day: datetime.date,
    languages: Sequence[str],
    formats: Sequence[str],
    progress: Progress,
) -> Iterator[tuple[str, bytes]]:
    """Every file with its path; the PDFs are set on the machine's other cores while the pages are made."""
    from bybro.papers.html import render as render_html  # noqa: PLC0415  (a matching need not load what sets papers)
    from bybro.papers.pdf import render as render_pdf  # noqa: PLC0415
    from bybro.papers.view import view  # noqa: PLC0415

    yield FIGURES, (json.dumps(content.to_dict(), ensure_ascii=False, indent=1) + "\n").encode()
    with ThreadPoolExecutor(max_workers=min(len(languages), os.cpu_count() or 1)) as pool:
        papers = {}
        for number, language in enumerate(languages):
            progress("pages", number / len(languages))
            localised = view(content, language)
            if "pdf" in formats:
                papers[language] = pool.submit(render_pdf, localised, as_of=day)
            if "html" in formats:
                for name, body in render_html(localised, content).items():
                    yield f"{language}/{name}", body
        for number, (language, paper) in enumerate(papers.items()):
            progress("PDF", number / len(papers))
            yield f"{language}/catalogue.pdf", paper.result()


def _refuse_unknown(asked: Sequence[str], offered: Sequence[str], what: str) -> None:
    unknown = [a for a in asked if a not in offered]
    if unknown or not asked:
        raise NotOfferedError(
            f'The {what} "{", ".join(unknown)}" is not offered.', f"Choose among {', '.join(offered)}."
        )
