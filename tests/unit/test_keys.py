"""Unit keys that have lost their leading zeros."""

from hypothesis import given
from hypothesis import strategies as st

from sozialraumatlas.core.keys import match_keys


def test_exact_keys_come_first():
    match = match_keys(["1", "01"], ["01", "1"])
    assert match.targets == {"1": "1", "01": "01"}
    assert not match.repaired


def test_lost_zeros_are_repaired_when_only_one_unit_fits():
    match = match_keys(["1", "12", "99"], ["01", "12"])
    assert match.targets == {"1": "01", "12": "12"}
    assert match.repaired == {"1": "01"}


def test_ambiguous_keys_are_not_guessed():
    match = match_keys(["1"], ["01", "001"])
    assert match.targets == {}
    assert match.ambiguous == {"1": ("001", "01")}
    assert match_keys(["1", "001"], ["01"]).ambiguous == {"1": ("01",), "001": ("01",)}


def test_a_key_of_zeros_only():
    assert match_keys(["0"], ["00", "01"]).repaired == {"0": "00"}


@given(st.sets(st.text("0123456789", min_size=1, max_size=4)), st.sets(st.text("0123456789", min_size=1, max_size=4)))
def test_no_unit_is_matched_twice_and_zeros_alone_differ(keys, units):
    match = match_keys(keys, units)
    assert len(set(match.targets.values())) == len(match.targets)
    assert all(key.lstrip("0") == unit.lstrip("0") for key, unit in match.targets.items())
    assert all(match.targets[key] == key for key in keys & units)
