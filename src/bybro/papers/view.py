"""The whole catalogue in one language, fully worded: what the pages and the PDF are set from.

`view(content, language)` is nested plain dicts, lists and strings, ready for JSON. Its nodes:

    text    {"text", "lang", "dir", "translated"}   a text of the dossier; lang "" and dir "auto": a name or note of
                                                    unknown language; translated: an unreviewed translation
    figure  {"text", "figure"}                      a printed figure and its id in catalogue.json's `values`
    phrase  {"parts": [{"text", "figure"|null}]}    a sentence in the language, its figures marked; a part may be a text
    str                                             a word or sentence in the language
    None                                            not known: print `words.no_figure` or nothing, never a number
    [n, …]                                          under `sources`: numbers in the list of sources

The view: language, dir, languages [{id, name}], title text, heading, subtitle, case_number text, as_of phrase,
office text, stage, summary [phrase], words {key: str}, in_language {id: str}, how_to_read [str],
firmness_help phrase, before_trusting [str],
signs {notes [str], verdicts [{verdict, label}], groups [{id, label, note}], importance [{id, label, note}]},
cities, directions, budget, questions, providers, sources [{number, title text, url, file}].

    cities      names [text, text], note, left_out phrase, pictures, themes [{id, label, rows [{indicator text,
                object text, scope, cells [cell or None] * 2}]}]; a cell: figure, or for yes and no leaning and
                chance phrase; count phrase, years [figure], undated, sources
    pictures    [{id, title text, note, highest, ticks [figure + at], bars [{city text, scope, figure, place,
                own [fact + place]}]}]; place: {low, middle, high} in the unit of the ticks, or None: not drawn
    directions  [{id, title, from text, to text, themes [{id, label, needs [need]}]}]
    need        id, page, title text, city text, giver text, themes, description text, severity phrase ("Severity: 4 of
                5"), severity_of phrase ("4 of 5"), severity_reason text, affected {figure, basis text}, demand {figure,
                serves text, basis text}, measure {figure, unit text}, scope, status, marks [str], wish text,
                part_of {id, page, title}, parts [{id, page, title}], sources, nothing_fits str, groups [group],
                sizes {group: int}, counts {group: figure}, pictures [{id (coverage, people_helped, cost), title,
                heading, highest, ticks [figure + at],
                bars [{id, anchor, title, rank, figure, group, group_label, place}]}]
    group       id (could, only_if, prepares, no), label, note, is_full, firmness, solutions [solution],
                others [{id, anchor, title, rank}]
    firmness    None, or id, group, title, sentence phrase, places [{id (first, second, third, later), label}],
                bars [{id, anchor, title, rank, place figure, shares [{id, label, share, figure}]}], more phrase
    solution    always: id, anchor, title text, rank phrase, providers [{anchor, name text, kind, place text}],
                summary text, delivers, readiness, class text, why [text], stopped_by [line], coverage figure, sources;
                in full (group.is_full) also: chance [phrase], lines [line], programme {units, units_for_all,
                utilisation: phrases}, people_helped figure, cost figure, cost_stated {figure, per, covers text},
                capacity {figure, serves text, basis, note text}, for [phrase], against [phrase], would_change [str],
                references [{place text, year figure, note text, marks [str]}]
    line        asked phrase (None: a remark), text, object text, importance, weight, verdict, label,
                probability figure, marks [str], added text, scope, facts [fact], related [fact]
    fact        id, statement text, figure, year figure, scope, object text, status, marks [str], sources
    budget      title, intro, none, notes [phrase], picture, first_in [{solution named, from phrase}],
                examples [{id, title phrase, lines [phrase], chosen [{solution named, after named or None, units figure,
                cost figure, shares [named + share figure, is_assumed]}]}], left_out [{id, sentence phrase,
                names [named]}]; named: {title text, place}, place "" where the catalogue tells nothing of it;
                picture: None where there is nothing to draw, or id, title, note, ticks {budget, needs_met: [figure +
                at]}, highest {budget, needs_met}, points [{budget figure, needs_met figure, people_helped figure, at
                {budget, needs_met}, is_example}]
    questions   title, intro, order, none, lists [{id, title, more phrase, questions [{question phrase, place phrase,
                ask, state {verdict, label}, worth phrase, people phrase, decides phrase, choices [{need {id, page,
                title}, now choice, after [choice]}], others [{id, page, title}], facts [fact]}]}]
    choice      when, title text or None, words where there is none
    providers   [{id, anchor, name text, kind, place text, city text, parent text, sources,
                solutions [{id, page, anchor, title}]}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bybro.lexicon.languages import LANGUAGES, direction
from bybro.model.match import GROUPS
from bybro.papers.address import need_page, provider_anchor, solution_anchor
from bybro.papers.localised import Localised
from bybro.papers.views.budget import budget_view
from bybro.papers.views.cities import cities_view
from bybro.papers.views.firmness import firmness_help
from bybro.papers.views.need import direction_view
from bybro.papers.views.questions import questions_view
from bybro.wording.messages import holes, message, templates

if TYPE_CHECKING:
    from bybro.papers.content import CatalogueContent
    from bybro.papers.localised import Node
    from bybro.papers.provider_entry import ProviderEntry

_VERDICTS = (
    "holds",
    "likely",
    "open",
    "unlikely",
    "fails",
    "unknown",
    "not_stated",
    "to_agree",
    "to_prepare",
    "remark",
)
_IMPORTANCE = ("killer", "crucial", "important")


def view(content: CatalogueContent, language: str) -> dict[str, Any]:
    """The catalogue in a language; its shape stands at the top of this file."""
    at = Localised(content, language)
    partnership = content.dossier.partnership
    home, partner = (content.dossier.city_by_id[i].name for i in (partnership.home_city, partnership.partner_city))
    return {
        "language": language,
        "dir": direction(language),
        "languages": [{"id": other, "name": message(f"language.{other}", other)} for other in content.languages],
        "title": at.text(partnership.title),
        "heading": at.word("title"),
        "subtitle": at.word("subtitle", home=home.best(language).text, partner=partner.best(language).text),
        "case_number": None if partnership.case_number is None else at.name(partnership.case_number),
        "as_of": at.phrase("date_as_of", date="as_of"),
        "office": None if partnership.office is None else at.text(partnership.office),
        "stage": at.label("stage", partnership.stage),
        "summary": _summary(at),
        "words": _words(language),
        "in_language": {
            other: at.word("in_language", language=message(f"language.{other}", language)) for other in LANGUAGES
        },
        "how_to_read": _chapter("how_to_read", language),
        "firmness_help": firmness_help(at),
        "before_trusting": _chapter("trust", language),
        "signs": _signs(at),
        "cities": cities_view(at),
        "directions": [direction_view(d, at, is_first=n == 0) for n, d in enumerate(content.directions)],
        "budget": budget_view(at),
        "questions": questions_view(at),
        "providers": [_provider(entry, at) for entry in content.providers],
        "sources": [
            {"number": n, "title": at.name(source.title), "url": source.url, "file": source.file}
            for n, source in enumerate(content.sources, 1)
        ],
    }


def _summary(at: Localised) -> list[Node]:
    named = at.content.summary
    lines = [at.phrase("summary_line", **{k: named[k] for k in ("needs", "solutions", "could", "only_if")})]
    if any(need.nothing_fits for d in at.content.directions for need in d.needs):
        lines.append(at.phrase("unanswered_line", count=named["unanswered"]))
    return lines


def _words(language: str) -> dict[str, str]:
    """The catalogue's words without holes: headings and labels."""
    prefix = "catalogue."
    known = templates(language).items()
    return {key.removeprefix(prefix): text for key, text in known if key.startswith(prefix) and not holes(text)}


def _chapter(name: str, language: str) -> list[str]:
    """The numbered paragraphs of a chapter, in order."""
    prefix = f"catalogue.{name}_"
    keys = [key for key in templates(language) if key.startswith(prefix) and key.removeprefix(prefix).isdigit()]
    return [message(key, language) for key in sorted(keys, key=lambda key: int(key.removeprefix(prefix)))]


def _signs(at: Localised) -> Node:
    return {
        "notes": [at.word(key) for key in ("sign_translated", "sign_language", "sign_source")],
        "verdicts": [{"verdict": v, "label": at.label("verdict", v)} for v in _VERDICTS],
        "groups": [{"id": g, "label": at.label("group", g), "note": at.label("group_note", g)} for g in GROUPS],
        "importance": [
            {"id": i, "label": at.label("importance", i), "note": at.label("importance_note", i)} for i in _IMPORTANCE
        ],
    }


def _provider(entry: ProviderEntry, at: Localised) -> Node:
    provider = entry.provider
    return {
        "id": provider.id,
        "anchor": provider_anchor(provider.id),
        "name": at.name(provider.name),
        "kind": at.label("party_kind", provider.kind),
        "place": at.name(provider.place),
        "city": at.city(provider.city) if provider.city in at.dossier.city_by_id else None,
        "parent": None if entry.parent is None else at.name(entry.parent.name),
        "solutions": [
            {
                "id": s.match.solution.id,
                "page": need_page(s.match.need.id),
                "anchor": solution_anchor(s.match.solution.id),
                "title": at.text(s.match.solution.title),
            }
            for s in entry.solutions
        ],
        "sources": list(entry.sources),
    }
