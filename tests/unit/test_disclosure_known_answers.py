"""Linear systems, audit, suppression and differencing against tables whose answers others have computed."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from sozialraumatlas.core.disclosure import program
from sozialraumatlas.core.disclosure.audit import audit, intervals
from sozialraumatlas.core.disclosure.differencing import small_groups
from sozialraumatlas.core.disclosure.linear_system import LinearSystem
from sozialraumatlas.core.disclosure.optimal import suppress_optimally
from sozialraumatlas.core.disclosure.suppression import suppress


@pytest.fixture
def tables(shared):
    return shared / "disclosure"


@pytest.fixture(params=[True, False], ids=["highspy", "scipy"])
def solver(request, monkeypatch):
    """Both ways to the solver give the same answers."""
    if request.param and not program.HAS_HIGHSPY:
        pytest.skip("highspy is not installed")
    monkeypatch.setattr(program, "HAS_HIGHSPY", request.param)


def go_on():
    pass


def margins(frame, columns):
    """All sums over the columns, each of which is kept or added up: rows × cells."""
    rows = []
    for kept in itertools.product((True, False), repeat=len(columns)):
        keys = [column for column, keep in zip(columns, kept, strict=True) if keep]
        groups = frame.groupby(keys).indices.values() if keys else [np.arange(len(frame))]
        for group in groups:
            row = np.zeros(len(frame))
            row[group] = 1.0
            rows.append(row)
    return np.unique(np.array(rows), axis=0)


def system(truth, statements, protected, low, high, cost=None):
    truth = np.asarray(truth, dtype=float)
    value = statements @ truth
    return LinearSystem(
        truth, np.zeros(len(truth)), np.full(len(truth), 1e5), sparse.csr_array(statements), value, value,
        np.ones(len(value)) if cost is None else cost, sparse.csr_array(np.atleast_2d(protected)),
        np.asarray(low, dtype=float), np.asarray(high, dtype=float),
    )  # fmt: skip


def bounds_of(truth, statements, protected):
    """Intervals of the sums, where the statements are published."""
    count = len(protected)
    return intervals(system(truth, statements, protected, np.zeros(count), np.zeros(count))).round(6)


@pytest.mark.usefixtures("solver")
def test_the_audit_interval_of_the_tau_argus_manual(tables):
    given = json.loads((tables / "tauargus_manual_audit.json").read_text())
    rows = given["table"]["rows"]
    frame = pd.DataFrame([(r, c) for r in "123" for c in "12"], columns=["r", "c"])
    # Any table that agrees with the margins may stand for the truth: (1,1) = 5.
    truth = np.array([5, 2, 1, 2, 3, 3], dtype=float)
    names = {"1": 0, "2": 1}
    statements = [(frame["r"] == "3").to_numpy() & (frame["c"] == c).to_numpy() for c in names]
    statements += [(frame["r"] == r).to_numpy() for r in "123"] + [(frame["c"] == c).to_numpy() for c in names]
    statements = np.array(statements, dtype=float)
    published = [*rows["3"][:2], *(rows[r][2] for r in "123"), *rows["Total"][:2]]
    assert (statements @ truth == published).all()
    found = bounds_of(truth, statements, np.eye(6)[:4])
    assert found[0].tolist() == given["expected"]["cell(1,1)"]
    assert found.tolist() == list(given["derived_by_us_with_HiGHS"].values())


@pytest.mark.usefixtures("solver")
def test_the_linked_counties_of_sdctable(tables):
    frame = pd.read_csv(tables / "sdctable_linked_counties.csv")
    one = np.eye(len(frame))
    linked = np.vstack([margins(frame, ["county"]), margins(frame, ["group"])])
    small = (frame["n"] <= 3).to_numpy()
    statements = np.unique(np.vstack([linked, one[~small]]), axis=0)
    region = {name: one[index] for index, name in enumerate(frame["region"])}
    assert bounds_of(frame["n"], statements, [region["K"]]).tolist() == [[3, 3]]
    for column in ("county", "group"):
        alone = np.vstack([margins(frame, [column]), one[~small]])
        wide = bounds_of(frame["n"], alone, one[small])
        assert (wide[:, 1] - wide[:, 0] > 0).all()

    everything = np.unique(np.vstack([linked, one]), axis=0)
    is_primary = (everything.sum(axis=1) == 1) & (everything @ frame["n"] <= 3)
    cost = np.where(everything.sum(axis=1) == 1, 1.0, np.inf)
    task = system(frame["n"], everything, one[small], np.zeros(5), frame["n"][small] + 1, cost)
    published, _ = suppress(task, ~is_primary, go_on)
    withheld = frame["region"][np.flatnonzero(everything[~published].sum(axis=0))]
    assert sorted(withheld) == ["A", "B", "K", "L", "M", "N"]
    after = bounds_of(frame["n"], everything[published], [region[name] for name in "ABKLM"])
    assert after.tolist() == [[0, 4], [0, 4], [0, 10], [0, 6], [0, 6]]


@pytest.mark.usefixtures("solver")
def test_the_linked_table_of_issue_133(tables):
    frame = pd.read_csv(tables / "userSupport133_linked.csv")
    small = (frame["n"] <= 4).to_numpy()
    one = np.eye(len(frame))
    statements = np.vstack([margins(frame, ["county"]), margins(frame, ["group"]), one[~small]])
    assert bounds_of(frame["n"], statements, one[small]).tolist() == [[3, 3], [4, 4]]


@pytest.mark.usefixtures("solver")
def test_the_four_by_four_table_with_a_hidden_exact_cell(tables):
    frame = pd.read_csv(tables / "sdctable_4x4.csv")
    one, primary = np.eye(16), (frame["primary"] == 1).to_numpy()
    sums = margins(frame, ["v1", "v2"])
    statements = np.vstack([sums[sums.sum(axis=1) > 1], one[~primary]])
    found = dict(zip(frame["v1"] + frame["v2"], bounds_of(frame["freq"], statements, one).tolist(), strict=True))
    expected = {
        "wb": [47, 47], "wa": [25, 94], "wc": [0, 69], "xa": [26, 95], "xc": [0, 69], "yb": [0, 185], "yd": [0, 185],
        "zb": [906, 1091], "zd": [585, 770],
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


def test_the_proven_optimum_of_z1(tables):
    """Three further cells are needed where an attacker must not know a count of 1 to 3 exactly."""
    frame = pd.read_csv(tables / "ssbtools_z1.csv")
    sums = margins(frame, ["region", "hovedint"])
    value = sums @ frame["ant"]
    primary = (value > 0) & (value <= 3)
    task = system(frame["ant"], sums, sums[primary], np.maximum(value[primary] - 1, 0), value[primary] + 1)
    best = suppress_optimally(task, ~primary, 60.0)
    assert (int((~best.is_published & ~primary).sum()), best.gap) == (3, 0.0)
    flows, _ = suppress(task, ~primary, go_on)
    assert (~flows & ~primary).sum() == 3
    assert not len(audit(task.only(best.is_published), go_on).unsafe)


@pytest.mark.usefixtures("solver")
@pytest.mark.parametrize("threshold", [5, 11])
def test_the_smallest_groups_of_diffman(tables, threshold):
    frame = pd.read_csv(tables / "diffman_t_ex_cross.csv", dtype={"z1": str, "z2": str})
    expected = json.loads((tables / "diffman_t_ex_expected_summary.json").read_text())[f"thr{threshold}"]
    groups = small_groups(areas_of(frame), frame["N"].to_numpy(float), threshold, go_on)
    assert len(groups) == expected["atoms_at_risk"]
    assert frame["N"].to_numpy()[[group.atom for group in groups]].sum() == expected["observations"]
    if threshold == 5:
        known = pd.read_csv(tables / "diffman_t_ex_expected_thr5.csv", dtype={"z1": str, "z2": str})
        lightest = {(frame["z1"][group.atom], frame["z2"][group.atom]): group.weight for group in groups}
        assert lightest == dict(zip(zip(known["z1"], known["z2"], strict=True), known["min_group"], strict=True))


@pytest.mark.parametrize("toy", range(1, 9))
def test_the_toys_of_diffman(tables, toy):
    expected = json.loads((tables / "diffman_toy_expected.json").read_text())[f"toy_{toy}"]["atoms"]
    frame = pd.read_csv(tables / f"diffman_toy_{toy}.csv", dtype={"z1": str, "z2": str})
    frame = frame[frame["nb_obs"] > 0].reset_index(drop=True)
    groups = small_groups(areas_of(frame), frame["nb_obs"].to_numpy(float), np.inf, go_on)
    found = {(frame["z1"][group.atom], frame["z2"][group.atom]): pytest.approx(group.weight) for group in groups}
    assert {tuple(map(str, atom["atom"])): atom["min_derivable_group"] for atom in expected} == found


def areas_of(frame):
    rows = [
        sparse.csr_array((np.ones(len(frame)), (frame[column].astype("category").cat.codes, np.arange(len(frame)))))
        for column in ("z1", "z2")
    ]
    return sparse.csr_array(sparse.vstack(rows))


def hierarchy(tables, minimum, plus_minus_one, cost_of):
    """Small area in district in city, by age group."""
    frame = pd.read_csv(tables / "bench" / "hier_20.csv")
    ages = margins(frame, ["age"])
    areas = [margins(frame, [column]) for column in ("small", "district")]
    sums = np.unique([a * b for level in areas for a in level for b in ages], axis=0)
    value = sums @ frame["freq"]
    primary = (value > 0) & (value < minimum)
    small = value[primary]
    low = np.maximum(small - 1, 0) if plus_minus_one else np.zeros(len(small))
    high = small + 1 if plus_minus_one else np.full(len(small), minimum)
    cost = cost_of(value)
    cost[sums.all(axis=1)] = 1e6
    return system(frame["freq"], sums, sums[primary], low, high, cost), primary, value


@pytest.mark.usefixtures("solver")
@pytest.mark.parametrize(("minimum", "of_gauss_suppression"), [(3, 15), (10, 5)])
def test_no_more_cells_than_gauss_suppression_with_intervals(tables, minimum, of_gauss_suppression):
    """Its requirement is the weaker one: it does not ask that 0 stays possible."""
    task, primary, _ = hierarchy(tables, minimum, False, lambda value: np.ones(len(value)))
    published, _ = suppress(task, ~primary, go_on)
    assert (~published & ~primary).sum() <= of_gauss_suppression
    assert not len(audit(task.only(published), go_on).unsafe)


@pytest.mark.usefixtures("solver")
@pytest.mark.parametrize(
    ("minimum", "plus_minus_one", "optimum"), [(3, True, 59), (10, True, 61), (3, False, 64), (10, False, 88)]
)
def test_within_a_tenth_of_the_proven_optimum(tables, minimum, plus_minus_one, optimum):
    task, primary, value = hierarchy(tables, minimum, plus_minus_one, lambda value: value + 1e-3)
    published, _ = suppress(task, ~primary, go_on)
    assert value[~published & ~primary].sum() <= 1.1 * optimum
    assert not len(audit(task.only(published), go_on).unsafe)


@pytest.mark.parametrize(("minimum", "optimum"), [(3, 9), (10, 4)])
def test_the_optimum_of_the_hierarchy_is_proven(tables, minimum, optimum):
    task, primary, _ = hierarchy(tables, minimum, False, lambda value: np.ones(len(value)))
    best = suppress_optimally(task, ~primary, 120.0)
    assert (int((~best.is_published & ~primary).sum()), best.gap) == (optimum, 0.0)


@pytest.mark.usefixtures("solver")
@pytest.mark.parametrize("minimum", [3, 10])
def test_overlapping_areas_of_26_indicators(tables, minimum):
    """Small areas, districts, the city and 12 areas that overlap them: no interval is violated."""
    pairs = pd.read_csv(tables / "bench" / "geo_20_M.csv") - 1
    counts = pd.read_csv(tables / "bench" / "geo_20_X.csv")
    matrix = sparse.csr_array((np.ones(len(pairs)), (pairs["row"], pairs["col"]))).toarray()
    cost = np.where(matrix.all(axis=1), 1e4, 1.0)
    for name in counts:
        truth = counts[name].to_numpy(float)
        value = matrix @ truth
        primary = (value > 0) & (value < minimum)
        count = int(primary.sum())
        task = system(truth, matrix, matrix[primary], np.zeros(count), np.full(count, minimum), cost)
        published, _ = suppress(task, ~primary, go_on)
        assert published[matrix.all(axis=1)].all()
        assert not len(audit(task.only(published), go_on).unsafe)
