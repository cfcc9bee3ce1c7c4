"""Classes of maps: against exhaustive search, and invariants on any figures."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraumatlas.core.atlas.palette import DIVERGING, MISSING, SEQUENTIAL, channels, lightness, ramp
from sozialraumatlas.core.classification import (
    class_limits,
    class_numbers,
    legend_labels,
    limits_around_zero,
    limits_between,
    own_limits,
)
from sozialraumatlas.core.errors import ParameterError
from sozialraumatlas.core.language import spoken
from sozialraumatlas.core.options import CLASSIFICATIONS

FIGURES = st.lists(
    st.one_of(st.integers(0, 8), st.floats(-50, 150).map(lambda value: round(value, 1))), min_size=1, max_size=60
)


def spread(values, numbers):
    return sum(
        ((values[numbers == number] - values[numbers == number].mean()) ** 2).sum() for number in np.unique(numbers)
    )


@given(FIGURES, st.integers(2, 7), st.sampled_from(CLASSIFICATIONS))
def test_no_class_is_empty_and_all_figures_have_one(figures, classes, method):
    values = np.array([*figures, np.nan], dtype=float)
    limits = class_limits(values, classes, method)
    assert limits == sorted(limits)
    numbers = class_numbers(values, limits)
    assert numbers[-1] == -1
    used = set(numbers[:-1])
    assert used == set(range(len(limits) - 1))
    assert len(used) <= classes
    assert len(set(limits[1:])) == len(limits) - 1
    for value, number in zip(values[:-1], numbers[:-1], strict=True):
        assert value > limits[number] or number == 0
        assert value <= limits[number + 1]
    assert len(legend_labels(limits, 1)) == len(limits) - 1


@given(st.lists(st.integers(0, 40), min_size=3, max_size=9), st.integers(2, 4))
def test_natural_breaks_are_the_best_there_are(figures, classes):
    values = np.array(figures, dtype=float)
    different = np.unique(values)
    classes = min(classes, len(different))
    best = min(
        spread(values, np.searchsorted(np.array(cut), values))
        for cut in itertools.combinations(different[:-1], classes - 1)
    ) if classes > 1 else spread(values, np.zeros(len(values)))  # fmt: skip
    numbers = class_numbers(values, class_limits(values, classes, "natural_breaks"))
    assert spread(values, numbers) == pytest.approx(best, abs=1e-9)


def test_many_different_figures_do_not_take_long():
    values = np.random.default_rng(1).lognormal(size=20_000)
    limits = class_limits(values, 5, "natural_breaks")
    assert len(limits) == 6


def test_known_limits():
    values = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], dtype=float)
    assert class_limits(values, 5) == [1, 2, 4, 6, 8, 100]
    assert class_limits(values, 4, "natural_breaks")[-2:] == [9, 100]
    assert class_limits(values, 2, "equal_interval") == [1, 50.5, 100]
    # Mean 14.5, standard deviation 28.6: only 28.8 has figures on both sides that no other limit takes.
    assert class_limits(values, 5, "standard_deviation")[1:-1] == pytest.approx([values.mean() + values.std() / 2])


@given(FIGURES)
def test_changes_are_classed_around_zero(figures):
    steps = limits_around_zero(np.array(figures, dtype=float), 1)
    if steps is None:
        assert np.abs(figures).max() < 0.1
        return
    first, second = steps
    assert 0 < first < second
    assert (round(first, 1), round(second, 1)) == (first, second)


def test_a_change_that_is_large_everywhere_is_not_little():
    first, second = limits_around_zero(np.array([11.1, 11.1, 11.1]), 1)
    assert first < 11.1 <= second


def test_own_limits_are_read_and_refused():
    assert own_limits("kind_bg=10;20;30,5 | alo_q = 5;10") == {"kind_bg": [10, 20, 30.5], "alo_q": [5, 10]}
    assert own_limits("") == {}
    for text in ("kind_bg", "kind_bg=a;b", "kind_bg=3;2", "kind_bg=1;1"):
        with pytest.raises(ParameterError, match="ascending"):
            own_limits(text)
    # A limit nobody lies beyond leaves no empty class behind.
    assert limits_between(np.array([1.0, 5.0, 30.0]), [10, 20, 40]) == [1, 10, 30]


def test_labels_in_german():
    with spoken(None, "de"):
        assert legend_labels([9.84, 12.0, 1234.5], 1) == ["9,8 to 12,0", "over 12,0 to 1.234,5"]


# Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision deficiency (2009), severity 1.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip


def lab(linear):
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(
        linear, 0, 1
    )
    scaled = xyz / np.array([0.9505, 1.0, 1.089])
    f = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def seen(colour, kind):
    share = channels(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return lab(BLINDNESS[kind] @ linear)


@pytest.mark.parametrize("kind", BLINDNESS)
@pytest.mark.parametrize(
    "colours", [SEQUENTIAL, DIVERGING, ramp(SEQUENTIAL, 7)], ids=["sequential", "diverging", "seven"]
)
def test_colours_are_told_apart_by_everybody(colours, kind):
    for first, second in itertools.combinations(colours, 2):
        assert np.linalg.norm(seen(first, kind) - seen(second, kind)) > 10, (first, second)


@pytest.mark.parametrize("classes", range(2, 8))
def test_steps_of_lightness_survive_a_copy_without_colour(classes):
    steps = np.diff([lightness(colour) for colour in ramp(SEQUENTIAL, classes)])
    assert (steps < -8).all(), steps


def test_gain_and_loss_differ_without_colour():
    light = sorted(lightness(colour) for colour in DIVERGING)
    assert np.diff(light).min() > 9, light
    assert lightness(DIVERGING[2]) == max(light)
    assert lightness(DIVERGING[0]) < lightness(DIVERGING[1])
    assert lightness(DIVERGING[4]) < lightness(DIVERGING[3])
    assert all(abs(lightness(MISSING) - lightness(colour)) > 5 for colour in SEQUENTIAL)


def test_lightness_of_known_colours():
    assert lightness("#ffffff") == pytest.approx(100, abs=0.01)
    assert lightness("#000000") == 0
    assert lightness("#777777") == pytest.approx(50.0, abs=0.5)
