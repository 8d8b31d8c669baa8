"""Margins of XGBoost for every parameter that the fixtures elsewhere leave alone, and for odd data.

Run: python3 xgboost-params.reference.py > xgboost-params.reference.json
(XGBoost 1.7.4, scikit-learn 1.2.1, NumPy 1.24.2 as Debian 12 builds them.) The data are drawn as the test draws them.
"""
import json

import numpy
import sklearn
import xgboost
from sklearn.utils.class_weight import compute_sample_weight

ROWS, FEATURES, SHOWN = 400, 5, 12


def draw_rows(seed, rows, features):
    drawn = numpy.random.RandomState(seed).random_sample((rows, features + 1))
    x, noise = drawn[:, :features].astype(numpy.float32), drawn[:, features]
    x[:, 0] = numpy.floor(x[:, 0] * 8)
    score = x[:, 0] / 8 + (x[:, 1] if features > 1 else 0) + noise
    labels = numpy.where(score < 1.2, 0, numpy.where(score < 2.1, 1, 2))
    return x, labels


def hide(x):
    hidden = x.copy()
    hidden[hidden < 0.06] = numpy.nan
    return hidden


def odd_rows(kind):
    x, labels = draw_rows(1, ROWS, FEATURES)
    if kind == "plain":
        return x, labels
    if kind == "missing":
        return hide(x), labels
    if kind == "constant and all-missing columns":
        x[:, 2], x[:, 3] = 4, numpy.nan
        return x, labels
    if kind == "huge and tiny values":
        x[:, 1] = (x[:, 1] - numpy.float32(0.5)) * numpy.float32(3e38) * 2
        x[:, 2] *= numpy.float32(1e-38)
        return x, labels
    if kind == "more features than rows":
        return draw_rows(2, 20, 30)
    if kind == "one row a class":
        x, _ = draw_rows(3, 3, 4)
        return x, numpy.array([0, 1, 2])
    raise ValueError(kind)


def fit(kind, binary, method, params):
    x, labels = odd_rows(kind)
    y = (labels >= 1).astype(int) if binary else labels
    given = dict(params)
    seed = given.pop("seed", 0)
    is_balanced = given.pop("class_weight", "none") == "balanced"
    fraction = given.pop("validation_fraction", None)
    settings = dict(n_estimators=6, max_depth=4, tree_method=method, n_jobs=1, random_state=seed)
    model = xgboost.XGBClassifier(**{**settings, **given})
    learned = numpy.arange(len(y))
    held = []
    if fraction:
        count = int(numpy.ceil(len(y) * fraction))
        shuffled = numpy.random.RandomState(seed).permutation(len(y))
        held, learned = numpy.sort(shuffled[:count]), numpy.sort(shuffled[count:])
    model.fit(
        x[learned],
        y[learned],
        sample_weight=compute_sample_weight("balanced", y[learned]) if is_balanced else None,
        eval_set=[(x[held], y[held])] if fraction else None,
        verbose=False,
    )
    margin = model.predict(x, output_margin=True)[:SHOWN]
    rounds = model.best_iteration + 1 if fraction else settings["n_estimators"]
    return {
        "rows": kind,
        "binary": binary,
        "params": {**params, "tree_method": method},
        "rounds": rounds,
        "margin": [float(value) for value in margin.ravel()],
    }


PARAMS = [
    {"class_weight": "balanced"},
    {"base_score": 0.2},
    {"class_weight": "balanced", "base_score": 0.7, "max_bin": 16},
    {"subsample": 0.6, "seed": 5},
    {"colsample_bytree": 0.5, "seed": 7},
    {"subsample": 0.6, "colsample_bytree": 0.5, "seed": 9},
    {"n_estimators": 60, "early_stopping_rounds": 3, "validation_fraction": 0.2, "seed": 4},
]
ODD = [
    "constant and all-missing columns",
    "huge and tiny values",
    "more features than rows",
    "one row a class",
]
cases = []
for method in ("exact", "hist"):
    for binary in (False, True):
        for kind in ("plain", "missing"):
            cases += [fit(kind, binary, method, params) for params in PARAMS]
    cases += [fit(kind, False, method, {}) for kind in ODD]

print(
    json.dumps(
        {
            "origin": "xgboost-params.reference.py",
            "versions": {"xgboost": xgboost.__version__, "sklearn": sklearn.__version__, "numpy": numpy.__version__},
            "cases": cases,
        },
        separators=(",", ":"),
    )
)
