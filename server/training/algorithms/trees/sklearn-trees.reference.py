"""Writes sklearn-trees.reference.json: trees and answers of scikit-learn on rows drawn with a seed.

    /usr/bin/python3 sklearn-trees.reference.py > sklearn-trees.reference.json
"""
import json

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier

SEED = 5
random = np.random.RandomState(SEED)
N = 160
columns = {
    "smooth": random.randn(N),
    "whole": random.randint(0, 6, N).astype(float),
    "large": np.round(1e6 * random.rand(N)),
    "flag": random.randint(0, 2, N).astype(float),
    "same": np.full(N, 3.0),
    "noise": np.round(random.rand(N), 3),
}
rows = np.column_stack(list(columns.values()))
score = columns["smooth"] + 0.4 * columns["whole"] + columns["flag"] + 0.7 * random.randn(N)
labels = np.digitize(score, [0.7, 2.2])
TRAIN = 110

CASES = [
    ("decision_tree", {}, 0),
    ("decision_tree", {"max_depth": 4, "min_samples_leaf": 3}, 1),
    ("decision_tree", {"min_samples_split": 9, "class_weight": "balanced"}, 2),
    ("decision_tree", {"max_features": "sqrt"}, 3),
    ("random_forest", {"n_estimators": 12}, 0),
    ("random_forest", {"n_estimators": 8, "max_features": "log2", "min_samples_leaf": 2}, 4),
    ("random_forest", {"n_estimators": 6, "bootstrap": False, "max_depth": 5}, 7),
    ("random_forest", {"n_estimators": 6, "max_features": None}, 8),
]


def as_tree(estimator):
    tree = estimator.tree_
    leaf = tree.children_left == -1
    return {
        "left": tree.children_left.tolist(),
        "right": tree.children_right.tolist(),
        "feature": np.where(leaf, 0, tree.feature).tolist(),
        "threshold": np.where(leaf, 0, tree.threshold).tolist(),
        "cover": tree.weighted_n_node_samples.tolist(),
        "impurity": tree.impurity.tolist(),
    }


def run(algorithm, params, seed):
    make = {"decision_tree": DecisionTreeClassifier, "random_forest": RandomForestClassifier}[algorithm]
    model = make(random_state=seed, **params).fit(rows[:TRAIN], labels[:TRAIN])
    return {
        "algorithm": algorithm,
        "params": params,
        "seed": seed,
        "trees": [as_tree(tree) for tree in getattr(model, "estimators_", [model])],
        "probabilities": model.predict_proba(rows[TRAIN:]).tolist(),
        "importance": model.feature_importances_.tolist(),
    }


print(
    json.dumps(
        {
            "script": "sklearn-trees.reference.py",
            "seed": SEED,
            "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
            "names": list(columns),
            "columns": [column.tolist() for column in columns.values()],
            "labels": labels.tolist(),
            "train_rows": TRAIN,
            "cases": [run(*case) for case in CASES],
        }
    )
)
