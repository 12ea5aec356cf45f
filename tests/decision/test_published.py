"""Published worked examples, by name: what others computed, computed again."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from bybro.decision.questions import evppi
from bybro.decision.smaa import smaa2
from bybro.draws.sample import Draws

# Antidepressants (Hansen et al. 2005), as weighed in van Valkenhoef et al. 2012, Journal of Clinical Epidemiology
# 65:394, and kept as the reference result of the R package smaa (github.com/gertvv/rsmaa, itest/hansen). The joint
# sample is told here by its means, standard deviations and correlations; within an alternative they are independent.
DRUGS = ("fluoxetine", "paroxetine", "placebo", "sertraline", "venlafaxine")
MEANS_SPREADS_CORRELATIONS = {
    "responders": (
        (0.5763, 0.6346, 0.4608, 0.6208, 0.6604),
        (0.0388, 0.0424, 0.0283, 0.0436, 0.0386),
        (0.75, 0.71, 0.78, 0.81, 0.61, 0.66, 0.69, 0.62, 0.66, 0.64),
    ),
    "diarrhea": (
        (0.823, 0.879, 0.8965, 0.7715, 0.8866),
        (0.0446, 0.0386, 0.0187, 0.0542, 0.0369),
        (0.78, 0.66, 0.79, 0.7, 0.57, 0.75, 0.67, 0.65, 0.54, 0.65),
    ),
    "dizziness": (
        (0.8773, 0.81, 0.8902, 0.9059, 0.7247),
        (0.0702, 0.1035, 0.0574, 0.0613, 0.1227),
        (0.9, 0.88, 0.9, 0.92, 0.82, 0.9, 0.89, 0.81, 0.87, 0.86),
    ),
    "headache": (
        (0.7227, 0.7382, 0.7617, 0.7206, 0.7968),
        (0.0709, 0.0716, 0.0561, 0.0715, 0.0645),
        (0.89, 0.86, 0.92, 0.86, 0.82, 0.88, 0.86, 0.86, 0.77, 0.85),
    ),
    "insomnia": (
        (0.8557, 0.8614, 0.9303, 0.82, 0.8319),
        (0.0372, 0.04, 0.0129, 0.0475, 0.0483),
        (0.82, 0.67, 0.74, 0.75, 0.6, 0.68, 0.7, 0.62, 0.57, 0.65),
    ),
    "nausea": (
        (0.8311, 0.7946, 0.8816, 0.7941, 0.7378),
        (0.0448, 0.0545, 0.0256, 0.0528, 0.0639),
        (0.86, 0.76, 0.86, 0.88, 0.72, 0.82, 0.83, 0.76, 0.73, 0.81),
    ),
}
ACCEPTABILITIES = (
    (0.0244, 0.2601, 0.3195, 0.3216, 0.0744),
    (0.1450, 0.3298, 0.2559, 0.2207, 0.0486),
    (0.6002, 0.1156, 0.0980, 0.0616, 0.1246),
    (0.0768, 0.1304, 0.1895, 0.2254, 0.3779),
    (0.1536, 0.1641, 0.1371, 0.1707, 0.3745),
)
CONFIDENCE = (0.1183, 0.5217, 0.9860, 0.5188, 0.6458)
CENTRAL_OF_PLACEBO = (0.0904, 0.1721, 0.1787, 0.1648, 0.1970, 0.1970)


def test_smaa_2_on_antidepressants() -> None:
    """All 25 acceptabilities, the confidence factors, and the central weights of the one that is mostly first."""
    rng = np.random.default_rng(2012)
    size, drugs = 16_384, len(DRUGS)
    columns = []
    for means, spreads, pairs in MEANS_SPREADS_CORRELATIONS.values():
        correlation = np.eye(drugs)
        correlation[np.triu_indices(drugs, 1)] = pairs
        correlation = np.maximum(correlation, correlation.T)
        columns.append(rng.multivariate_normal(means, correlation * np.outer(spreads, spreads), size))

    found = smaa2(np.stack(columns, axis=2))

    assert np.abs(found.rank_acceptability - ACCEPTABILITIES).max() < 0.02
    assert np.abs(found.confidence - CONFIDENCE).max() < 0.04
    assert np.abs(found.central_weights[DRUGS.index("placebo")] - CENTRAL_OF_PLACEBO).max() < 0.01
    assert found.holistic_acceptability.argmax() == DRUGS.index("placebo")


def test_evppi_of_two_normals_as_in_the_vignette_of_voi() -> None:
    """Treatment 2 gains p1 - p2 over treatment 1, p1 ~ N(1, 1), p2 ~ N(0, 2) (R package voi, vignette)."""
    draws = Draws(65_536)
    p1, p2 = 1.0 + norm.ppf(draws.column("p1")), 2.0 * norm.ppf(draws.column("p2"))

    found = evppi(np.stack([np.zeros(draws.size), p1 - p2], axis=1), np.stack([p1, p2], axis=1))

    def exact(spread: float) -> float:
        """E max(0, X) - 1 for X ~ N(1, spread)."""
        return float(norm.cdf(1.0 / spread) + spread * norm.pdf(1.0 / spread) - 1.0)

    assert (np.abs(found.value - [exact(1.0), exact(2.0)]) <= 3.0 * found.standard_error).all()
    assert found.value == pytest.approx([exact(1.0), exact(2.0)], abs=0.01)
    assert found.evpi == pytest.approx(exact(5.0**0.5), rel=0.02)
