"""The catalogue as pages: a folder for each language, self-contained, no script, set from the localised view."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from bybro.lexicon.languages import RIGHT_TO_LEFT
from bybro.papers.fonts import ARABIC_WEIGHTS, arabic_font, arabic_licence
from bybro.papers.pictures.firmness import firmness, swatch
from bybro.papers.pictures.frontier import frontier
from bybro.papers.pictures.matrix import squares
from bybro.papers.pictures.ranges import ranges
from bybro.papers.pictures.sizes import sizes
from bybro.papers.pictures.verdict import shape
from bybro.wording.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bybro.papers.content import CatalogueContent

_STYLE = "assets/catalogue.css"
_PAGES = ("index", "budget", "questions", "providers", "sources")


def render(view: Mapping[str, Any], content: CatalogueContent) -> dict[str, bytes]:
    """All files of one language by their path in its folder: pages, style, and for Arabic the font with its licence."""
    shared = {"view": view, "words": view["words"], "machine": _machine(content)}
    pages = {f"{name}.html": _set(name, page=f"{name}.html", **shared) for name in _PAGES}
    pages |= {need["page"]: _set("need", page=need["page"], **around, **shared) for need, around in _needs(view)}
    return {name: text.encode() for name, text in pages.items()} | _assets(view["language"])


def _needs(view: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], dict[str, Any]]]:
    """Each need with what its page tells of its surroundings: direction, theme, the needs before and after."""
    found = [(d, t, n) for d in view["directions"] for t in d["themes"] for n in t["needs"]]
    for place, (direction, theme, need) in enumerate(found):
        before = found[place - 1][2] if place else None
        after = found[place + 1][2] if place + 1 < len(found) else None
        yield need, {"need": need, "direction": direction, "theme": theme, "before": before, "after": after}


def _machine(content: CatalogueContent) -> dict[str, str]:
    """Each figure by its id as a program reads it."""
    return {name: figure.machine for name, figure in content.values.items()}


def _set(template: str, **values: object) -> str:
    return _environment().get_template(f"{template}.html").render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(lambda name: _own("templates", name).decode()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(shape=shape, squares=squares, ranges=ranges, sizes=sizes)
    made.globals.update(firmness=firmness, swatch=swatch, frontier=frontier)
    made.globals.update(language_name=lambda code: message(f"language.{code}", code))
    made.filters["web"] = _web
    return made


def _web(url: str | None) -> str | None:
    """An address that may be linked: of the web only, since addresses come from files of strangers."""
    return url if url is not None and url.lower().startswith(("https://", "http://")) else None


def _assets(language: str) -> dict[str, bytes]:
    found = {_STYLE: _own("assets", "catalogue.css")}
    if language in RIGHT_TO_LEFT:
        found |= {f"assets/Arabic-{number}.ttf": arabic_font(name) for name, number in ARABIC_WEIGHTS.items()}
        found["assets/Arabic-licence.txt"] = arabic_licence()
    return found


def _own(folder: str, name: str) -> bytes:
    """A template or asset of this package."""
    return files("bybro.papers").joinpath(folder, name).read_bytes()
