"""Live figures against somebody who nudges the boundary and subtracts."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import sparse

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.comparison.geography import Units
from sozialraumatlas.core.disclosure.profiles import load_profile
from sozialraumatlas.core.live_figures import MISSING, SHOWN, SLIVER, SMALL, KnownArea, LiveFigures

DATE = "2024-12-31"
RULE = load_profile("k3").with_minimums(3, 20, 20)


def town(residents, children, poor):
    ids = tuple(f"{place:04d}" for place in range(len(residents)))
    counts = {
        (DATE, name): np.array(values, dtype=float)
        for name, values in (("ew", residents), ("ew_u18", children), ("kind_bg", poor))
    }
    return Units(ids, sparse.csr_array((0, len(ids))), counts)


CHOSEN = load_catalogue().select("ew;kind_bg")


def mask(count, *members):
    row = np.zeros(count, dtype=bool)
    row[list(members)] = True
    return row


def known(*masks):
    return [KnownArea(row) for row in masks]


def test_figures_are_those_of_the_units():
    units = town([100, 200, 300, 400], [20, 40, 60, 80], [10, 10, 30, 20])
    live = LiveFigures(units, DATE, RULE, [])
    population, share = live.look(mask(4, 0, 2), CHOSEN)
    assert (population.value, population.state) == (400.0, SHOWN)
    assert share.value == pytest.approx(100 * 40 / 80)
    # The same area again is no news.
    assert live.look(mask(4, 0, 2), CHOSEN)[1].value == share.value


def test_few_people_and_few_cases_are_not_shown():
    units = town([100, 15, 300, 400], [20, 2, 60, 80], [10, 1, 2, 20])
    live = LiveFigures(units, DATE, RULE, [])
    assert [figure.state for figure in live.look(mask(4, 1), CHOSEN)] == [SMALL, SMALL]
    assert [figure.state for figure in live.look(mask(4, 2), CHOSEN)] == [SHOWN, SMALL]
    assert all(np.isnan(figure.value) for figure in live.look(mask(4, 1), CHOSEN))
    nobody = town([100, 100], [0, 50], [0, 20])
    assert LiveFigures(nobody, DATE, RULE, []).look(mask(2, 0), CHOSEN)[1].state == MISSING


def test_a_sliver_against_a_district_is_not_shown():
    units = town([100, 200, 300, 400], [20, 40, 60, 80], [10, 2, 30, 20])
    district = mask(4, 0, 1, 2)
    live = LiveFigures(units, DATE, RULE, known(district))
    assert live.look(mask(4, 0, 2), CHOSEN)[1].state == SLIVER
    # The union of two districts and a block: neither differs by little, but what is left beside both does.
    live = LiveFigures(units, DATE, RULE, known(mask(4, 0), mask(4, 2)))
    assert live.look(mask(4, 0, 1, 2), CHOSEN)[1].state == SLIVER
    assert live.look(mask(4, 0, 2), CHOSEN)[1].state == SHOWN


def test_a_district_that_is_withheld_is_not_shown_by_drawing_it_again():
    units = town([100, 200, 300], [20, 40, 60], [1, 10, 30])
    live = LiveFigures(units, DATE, RULE, known(mask(3, 0), mask(3, 1), mask(3, 2)))
    assert live.look(mask(3, 0), CHOSEN)[1].state == SMALL
    # Nor is the other one, from which it would follow.
    assert live.look(mask(3, 1, 2), CHOSEN)[1].state == SLIVER


def test_what_was_shown_under_another_rule_is_known():
    units = town([100, 200, 300, 400], [20, 40, 60, 80], [10, 2, 30, 20])
    first = LiveFigures(units, DATE, RULE, [])
    assert first.look(mask(4, 0, 2), CHOSEN)[1].state == SHOWN
    again = LiveFigures(units, DATE, RULE, first.shown_areas())
    assert again.look(mask(4, 0, 1, 2), CHOSEN)[1].state == SLIVER


def test_a_district_withheld_by_the_release_does_not_silence_the_others():
    """Of four districts one has a single case, another is withheld with it; the release shows the other two."""
    units = town([500] * 5, [100] * 5, [1, 40, 40, 20, 20])
    districts = [mask(5, 0), mask(5, 1), mask(5, 2), mask(5, 3, 4)]
    shown = [frozenset(), frozenset(), frozenset({"kind_bg"}), frozenset({"kind_bg"})]
    live = LiveFigures(units, DATE, RULE, [KnownArea(*pair) for pair in zip(districts, shown, strict=True)])
    assert live.look(mask(5, 2, 3), CHOSEN)[1].state == SHOWN
    # The partner alone tells the single case: the city less all the others.
    figure = live.look(mask(5, 1), CHOSEN)[1]
    assert figure.state == SLIVER
    assert figure.piece.tolist() == [True, False, False, False, False]
    # Before a release no more is taken as known than one could show.
    live = LiveFigures(units, DATE, RULE, known(*districts))
    assert live.look(mask(5, 2, 3), CHOSEN)[1].state == SHOWN


def test_the_piece_that_would_be_told_is_named():
    units = town([100, 200, 300, 400], [20, 40, 60, 80], [10, 2, 30, 20])
    live = LiveFigures(units, DATE, RULE, known(mask(4, 0, 2)))
    assert live.look(mask(4, 0, 1, 2), CHOSEN)[1].piece.tolist() == [False, True, False, False]


def test_where_a_release_rounds_small_counts_are_withheld():
    units = town([100, 200], [20, 40], [3, 30])
    live = LiveFigures(units, DATE, load_profile("round5").with_minimums(None, 0, 0), [])
    assert live.look(mask(2, 0), CHOSEN)[1].state == SMALL


def test_equations_of_several_looks_are_solved():
    """No two looks differ by little; three of them together would tell a piece of two children."""
    units = town([500] * 4, [100] * 4, [2, 40, 40, 40])
    live = LiveFigures(units, DATE, RULE, [])
    looks = [mask(4, 0, 1), mask(4, 1, 2), mask(4, 2, 3), mask(4, 0, 3), mask(4, 1, 3), mask(4, 0, 2)]
    shown = [look for look in looks if live.look(look, CHOSEN)[1].state == SHOWN]
    rows = np.array([np.ones(4), *shown], dtype=float)
    # Piece 0 alone must not be in the space of what was shown.
    target = np.eye(4)[0]
    residue = target - rows.T @ np.linalg.lstsq(rows.T, target, rcond=None)[0]
    assert np.linalg.norm(residue) > 1e-6


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nudging_finds_no_small_count(data):
    """An attacker moves one unit in or out at a time, keeps all figures shown, and solves them: no unit with one or two children in
    benefit units becomes known, and no difference of two looks is that small."""
    count = data.draw(st.integers(6, 14))
    generator = np.random.default_rng(data.draw(st.integers(0, 10_000)))
    children = generator.integers(10, 80, count)
    poor = np.minimum(generator.integers(0, 9, count), children)
    units = town(children * 6, children, poor)
    cut = count // 2
    districts = [np.arange(count) < cut, np.arange(count) >= cut]
    # Districts are published, so they hold no small count.
    assume(all(poor[district].sum() >= 3 for district in districts))
    live = LiveFigures(units, DATE, RULE, known(*districts))
    looked = [np.ones(count), *(district.astype(float) for district in districts)]
    members = generator.random(count) < 0.5
    for _ in range(60):
        members = members.copy()
        members[generator.integers(count)] ^= True
        figure = live.look(members, CHOSEN)[1]
        if figure.state == SHOWN:
            assert figure.value == pytest.approx(100 * poor[members].sum() / children[members].sum())
            looked.append(members.astype(float))
    rows = np.array(looked)
    for unit in range(count):
        if not 0 < poor[unit] < 3:
            continue
        target = np.eye(count)[unit]
        residue = target - rows.T @ np.linalg.lstsq(rows.T, target, rcond=None)[0]
        assert np.linalg.norm(residue) > 1e-6, f"unit {unit} with {poor[unit]} is known"
    for first in looked:
        for second in looked:
            piece = (first > 0) & (second == 0)
            if not ((second > 0) & (first == 0)).any():
                assert not 0 < poor[piece].sum() < 3


def test_a_long_session_stays_fast_and_solves_as_one_solver_does():
    """Hundreds of looks; that nothing small is told is checked against all of them at once."""
    count = 400
    generator = np.random.default_rng(3)
    children = generator.integers(10, 60, count)
    poor = np.minimum(generator.integers(0, 12, count), children)
    units = town(children * 6, children, poor)
    live = LiveFigures(units, DATE, RULE, known(*(np.arange(count) // 20 == part for part in range(20))))
    looked = [np.ones(count)]
    start = time.perf_counter()
    for _ in range(300):
        members = generator.random(count) < 0.3
        if live.look(members, CHOSEN)[1].state == SHOWN:
            looked.append(members.astype(float))
    assert len(looked) > 150
    assert time.perf_counter() - start < 20
    _, values, directions = np.linalg.svd(np.array(looked))
    rank = int((values > 1e-9 * values[0]).sum())
    told = (np.abs(directions[rank:]) < 1e-9).all(axis=0)
    assert not ((poor[told] > 0) & (poor[told] < 3)).any()


def test_a_look_is_fast_with_fifty_thousand_units():
    """A guard against something quadratic, not a measurement; that is benchmarks/live_crosswalk.py."""
    count = 50_000
    generator = np.random.default_rng(1)
    children = generator.integers(10, 80, count)
    units = town(children * 6, children, children // 5)
    districts = [np.arange(count) % 50 == part for part in range(50)]
    live = LiveFigures(units, DATE, RULE, known(*districts))
    members = np.arange(count) < 200
    start = time.perf_counter()
    for step in range(20):
        members = members.copy()
        members[200 + 40 * step : 240 + 40 * step] = True
        live.look(members, CHOSEN)
    assert time.perf_counter() - start < 20
