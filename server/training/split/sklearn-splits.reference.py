"""Writes sklearn-splits.reference.json: the rows that scikit-learn's splitters hold out, each fold by fold.

    /usr/bin/python3 sklearn-splits.reference.py > sklearn-splits.reference.json
"""
import json

import numpy as np
import sklearn
from sklearn.model_selection import (
    GroupShuffleSplit,
    KFold,
    RepeatedKFold,
    RepeatedStratifiedKFold,
    StratifiedKFold,
)

SEED = 11
labels = np.random.RandomState(SEED).choice([2, 0, 1], p=[0.15, 0.6, 0.25], size=47)
groups = np.random.RandomState(SEED + 1).randint(100, 115, size=47)


def folds(splitter):
    return [test.tolist() for _, test in splitter.split(labels[:, None], labels)]


print(
    json.dumps(
        {
            "script": "sklearn-splits.reference.py",
            "seed": SEED,
            "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
            "labels": labels.tolist(),
            "groups": groups.tolist(),
            "folds": [
                {"folds": k, "repeats": 1, "stratify": s, "seed": seed, "holdouts": folds(make(k, shuffle=True, random_state=seed))}
                for s, make in [(False, KFold), (True, StratifiedKFold)]
                for k, seed in [(2, 0), (5, 3), (7, 42)]
            ]
            + [
                {
                    "folds": 4,
                    "repeats": 3,
                    "stratify": s,
                    "seed": 9,
                    "holdouts": folds(make(n_splits=4, n_repeats=3, random_state=9)),
                }
                for s, make in [(False, RepeatedKFold), (True, RepeatedStratifiedKFold)]
            ],
            "group_splits": [
                {
                    "testSize": size,
                    "seed": seed,
                    "holdout": next(GroupShuffleSplit(1, test_size=size, random_state=seed).split(labels, groups=groups))[1].tolist(),
                }
                for size, seed in [(0.1, 0), (0.33, 1), (4, 2)]
            ],
        }
    )
)
