"""The likely range of residents where boundaries cut units."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse, stats

from sozialraumatlas.core.likely_range import likely_range


def test_of_one_cut_unit_it_is_the_range_of_its_share():
    weights = sparse.csr_array(np.array([[1.0, 0.3], [0.0, 0.7]]))
    lower, upper = likely_range(weights, np.array([50.0, 200.0]), 3.0)
    share = stats.beta(0.9, 2.1).ppf([0.025, 0.975])
    assert (lower[0], upper[0]) == pytest.approx(tuple(50 + 200 * share))
    # What one area wins the other loses.
    assert (lower[1], upper[1]) == pytest.approx((250 - upper[0], 250 - lower[0]))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.5, 30))
def test_it_lies_within_the_certain_bounds_and_narrows_with_the_concentration(seed, concentration):
    random = np.random.default_rng(seed)
    weights = random.uniform(0, 1, (4, 30)) * (random.random((4, 30)) < 0.4)
    weights[random.random((4, 30)) < 0.2] = 1.0
    weights[3] = np.round(weights[3])
    persons = random.integers(0, 300, 30).astype(float)
    matrix = sparse.csr_array(weights)
    lower, upper = likely_range(matrix, persons, concentration)
    figure = matrix @ persons
    assert ((weights == 1.0) @ persons <= lower + 1e-9).all()
    assert (upper <= (weights > 0) @ persons + 1e-9).all()
    assert (lower <= figure + 1e-9)[:3].all() or concentration < 3
    assert lower[3] == pytest.approx(figure[3])
    assert upper[3] == pytest.approx(figure[3])
    closer = likely_range(matrix, persons, 2 * concentration + 1)
    assert (closer[1] - closer[0] <= upper - lower + 1e-9).all()


def test_it_holds_as_many_as_it_says():
    """Parts drawn as the method assumes: their sum lies within 95 of 100 times, for few and for many cut units."""
    random = np.random.default_rng(2)
    for units in (1, 3, 12, 60):
        weight = random.uniform(0.05, 0.95, units)
        persons = random.integers(20, 400, units).astype(float)
        lower, upper = likely_range(sparse.csr_array(weight[None, :]), persons, 3.0)
        drawn = random.beta(3.0 * weight, 3.0 * (1.0 - weight), (20_000, units)) @ persons
        held = ((drawn >= lower[0]) & (drawn <= upper[0])).mean()
        assert 0.935 < held < 0.965, units
