"""Matching a dossier, and the documents that others script against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from bybro.decision.match import Matcher, answers_of
from bybro.errors import NothingLeftError, NotOfferedError, UnknownRecordError
from bybro.lexicon.themes import THEMES
from bybro.matching.search import Only, Searcher
from bybro.model.party import PartyKind
from bybro.office.language_model import chosen_model
from bybro.office.progress import silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.decision.weights import Weights
    from bybro.model.dossier import Dossier
    from bybro.model.match import Found, NeedMatches
    from bybro.office.progress import Progress


@dataclass(frozen=True)
class Matching:
    """The answer for a dossier: every need asked for with its matches; and the matcher, for what else is asked."""

    matcher: Matcher
    needs: tuple[NeedMatches, ...]

    @property
    def dossier(self) -> Dossier:
        """What was matched."""
        return self.matcher.dossier

    @property
    def draws(self) -> int:
        """Size of the sample it rests on."""
        return self.matcher.draws.size

    @property
    def seed(self) -> int:
        """Seed of that sample."""
        return self.matcher.draws.seed

    def to_dict(self) -> dict[str, Any]:
        """The contract's `bybro-match/1`, equal to what `bybro match --json` prints."""
        from bybro.office.match_document import answer_document  # noqa: PLC0415  (a table on the screen needs none)

        return {
            "format": "bybro-match/1",
            **head(self.dossier, self.draws, self.seed),
            "needs": [answer_document(answer, self.dossier) for answer in self.needs],
        }


def match(
    dossier: Dossier,
    *,
    needs: Sequence[str] | None = None,
    draws: int = 1024,
    seed: int = 2016,
    weights: Weights = None,
    top: int | None = None,
    progress: Progress = silent,
) -> Matching:
    """Match every need of both cities (or those named) with what the other side offers.

    `draws` is rounded up to a power of two. `weights`: see `bybro.decision.weights`. `top` lists so many
    matches a need instead of all with relevance 0.2 or more.
    """
    refuse_half_a_bridge(dossier)
    matcher = Matcher(dossier, draws=draws, seed=seed, weights=weights, encoder=chosen_model())
    found = answers_of(matcher, needs=needs, top=top, progress=lambda done: progress("matching", done))
    return Matching(matcher, found)


def refuse_half_a_bridge(dossier: Dossier) -> None:
    """Stop where one of the two cities has no row that can be used."""
    sides = (dossier.partnership.home_city, dossier.partnership.partner_city)
    missing = [city for city in sides if city not in dossier.city_by_id]
    if missing:
        raise NothingLeftError(
            f'The dossier has no usable row for the city "{missing[0]}".',
            "Mend cities.jsonl; see `bybro check`.",
        )


def search(
    dossier: Dossier,
    text: str,
    *,
    top: int = 10,
    city: str | None = None,
    themes: Sequence[str] = (),
    provider_kinds: Sequence[str] = (),
) -> Found:
    """Solutions that speak to a text in any of the four languages; of both sides, or of one city's.

    `themes` and `provider_kinds` narrow it to solutions of any of them.
    """
    cities = (dossier.partnership.home_city, dossier.partnership.partner_city)
    if city is not None and city not in cities:
        raise UnknownRecordError(f'"{city}" is not a city of this dossier.', f"Name {cities[0]} or {cities[1]}.")
    for what, wanted, offered in (
        ("theme", themes, tuple(THEMES)),
        ("kind of provider", provider_kinds, get_args(PartyKind)),
    ):
        unknown = next((w for w in wanted if w not in offered), None)
        if unknown is not None:
            raise NotOfferedError(f'"{unknown}" is no {what}.', f"Name one of: {', '.join(offered)}.")
    only = Only(city, frozenset(themes), frozenset(provider_kinds))
    return Searcher(dossier, chosen_model()).search(text, top=top, only=only)


def head(dossier: Dossier, draws: int, seed: int) -> dict[str, Any]:
    """What every document that rests on the joint sample begins with, after its format."""
    partnership = dossier.partnership
    return {
        "dossier": partnership.id,
        "as_of": partnership.as_of,
        "draws": draws,
        "seed": seed,
        "currency": partnership.currency,
        "price_year": partnership.price_year,
    }
