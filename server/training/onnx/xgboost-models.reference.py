"""Writes xgboost-models.reference.json: small models as the xgboost package saves them, with what it answers.

python3 xgboost-models.reference.py > xgboost-models.reference.json   (numpy, xgboost)
"""

import json

import numpy as np
import xgboost

rng = np.random.default_rng(5)
X = np.round(rng.normal(size=(120, 2)) * [10, 3], 1).astype("float32")
y = (X[:, 0] > 4).astype(int) + (X[:, 1] > 1).astype(int)
X[::11, 1] = np.nan
rows = X[:20]


def case(name, labels):
    model = xgboost.XGBClassifier(n_estimators=3, max_depth=2, learning_rate=0.5).fit(X, labels)
    saved = model.get_booster().save_raw("json").decode()
    return {"name": name, "file": saved, "probabilities": model.predict_proba(rows).tolist()}


cells = [[None if np.isnan(x) else float(x) for x in row] for row in rows]
cases = [case("three classes", y), case("two classes", (y > 0).astype(int))]
print(json.dumps({"version": xgboost.__version__, "rows": cells, "cases": cases}))
