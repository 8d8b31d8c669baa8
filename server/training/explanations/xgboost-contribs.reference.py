"""Writes xgboost-contribs.reference.json: trees of XGBoost, rows, and its pred_contribs for them.

    /usr/bin/python3 xgboost-contribs.reference.py > xgboost-contribs.reference.json
"""
import json

import numpy as np
import xgboost

SEED = 4
random = np.random.RandomState(SEED)
N, D, SHOWN = 300, 5, 20
rows = random.randn(N, D).astype(np.float32)
rows[random.rand(N, D) < 0.1] = np.nan
score = np.nan_to_num(rows[:, 0]) + np.nan_to_num(rows[:, 1]) * np.nan_to_num(rows[:, 2]) + 0.3 * random.randn(N)


def as_tree(tree):
    leaf = np.array(tree["left_children"]) == -1
    conditions = np.array(tree["split_conditions"], dtype=np.float32).astype(float)
    return {
        "left": tree["left_children"],
        "right": tree["right_children"],
        "feature": tree["split_indices"],
        "threshold": np.where(leaf, 0, conditions).tolist(),
        "defaultLeft": [bool(flag) for flag in tree["default_left"]],
        "weight": np.where(leaf, conditions, 0).tolist(),
        "gain": tree["loss_changes"],
        "cover": tree["sum_hessian"],
    }


def run(classes, params):
    labels = np.digitize(score, [0] if classes == 2 else [-0.8, 0.8])
    objective = (
        {"objective": "binary:logistic"} if classes == 2 else {"objective": "multi:softprob", "num_class": classes}
    )
    data = xgboost.DMatrix(rows, labels)
    booster = xgboost.train({**objective, **params, "nthread": 1}, data, num_boost_round=8)
    model = json.loads(booster.save_raw("json"))["learner"]
    shown = xgboost.DMatrix(rows[:SHOWN])
    return {
        "classes": classes,
        "params": params,
        "objective": objective["objective"],
        "baseScore": float(model["learner_model_param"]["base_score"]),
        "trees": [as_tree(tree) for tree in model["gradient_booster"]["model"]["trees"]],
        "contributions": booster.predict(shown, pred_contribs=True).astype(float).ravel().tolist(),
        "margins": booster.predict(shown, output_margin=True).astype(float).ravel().tolist(),
    }


print(
    json.dumps(
        {
            "script": "xgboost-contribs.reference.py",
            "seed": SEED,
            "versions": {"xgboost": xgboost.__version__, "numpy": np.__version__},
            "rows": [[None if np.isnan(x) else float(x) for x in row] for row in rows[:SHOWN]],
            "cases": [
                run(2, {"max_depth": 4}),
                run(3, {"max_depth": 3, "tree_method": "hist"}),
                run(3, {"max_depth": 6, "base_score": 0.2, "learning_rate": 0.1, "gamma": 0.5}),
                run(2, {"max_depth": 6, "base_score": 0.3}),
            ],
        }
    )
)
