"""Sparse matrices of weights between 0 and 1: areas × units."""

from __future__ import annotations

import numpy as np
from scipy import sparse

NOISE = 1e-9
"""Shares closer than this to 0 or 1 are rounding of the overlay."""


def weight_matrix(rows: np.ndarray, columns: np.ndarray, data: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """The matrix of these entries; entries of the same place are added up."""
    matrix = sparse.csr_array((data, (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    return matrix


def cut_parts(matrix: sparse.csr_array) -> sparse.csr_array:
    """1 where the matrix has a weight below one."""
    part = sparse.csr_array(matrix, copy=True)
    part.data = (part.data < 1.0).astype(np.float64)
    part.eliminate_zeros()
    return part


def close_to_one(matrix: sparse.csr_array) -> sparse.csr_array:
    """Columns that add up to one but for rounding add up to one exactly, so that no person is lost or made."""
    sums = np.asarray(matrix.sum(axis=0)).ravel()
    factor = np.where(np.abs(sums - 1.0) < 10 * NOISE, 1.0 / np.where(sums > 0, sums, 1.0), 1.0)
    return sparse.csr_array((matrix.data * factor[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)
