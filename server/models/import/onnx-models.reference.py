"""Writes onnx-models.reference.json: small models as skl2onnx and onnxmltools convert them, with what they answer.

python3 onnx-models.reference.py > onnx-models.reference.json   (numpy, scikit-learn, skl2onnx, onnxmltools, xgboost)
"""

import base64
import json

import numpy as np
import onnxmltools
import skl2onnx
import sklearn
import xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as XgboostFloats
from skl2onnx.common.data_types import DoubleTensorType, FloatTensorType
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(5)
X = np.round(rng.normal(size=(120, 2)) * [10, 3], 1).astype("float32")
y = (X[:, 0] > 4).astype(int) + (X[:, 1] > 1).astype(int)
rows = X[:20]


def text(converted):
    return base64.b64encode(converted.SerializeToString()).decode()


def onnx(model, floats=FloatTensorType, **options):
    types = [("X", floats([None, 2]))]
    return text(skl2onnx.convert_sklearn(model, initial_types=types, target_opset=15, options={id(model): options}))


def case(name, file, model):
    return {"name": name, "file": file, "probabilities": model.predict_proba(rows).tolist()}


logistic = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y)
forest = RandomForestClassifier(3, max_depth=3, random_state=0).fit(X, y)
named = LogisticRegression().fit(X, np.array(["low", "mid", "high"])[y])
trees = xgboost.XGBClassifier(n_estimators=3, max_depth=2, learning_rate=0.5).fit(X, y)
trees_onnx = onnxmltools.convert_xgboost(trees, initial_types=[("X", XgboostFloats([None, 2]))], target_opset=15)

cases = [
    case("a pipeline with a scaler", onnx(logistic, zipmap=False), logistic),
    case("a pipeline whose probabilities are a dictionary", onnx(logistic), logistic),
    case("a forest", onnx(forest, zipmap=False), forest),
    case("boosted trees", text(trees_onnx), trees),
]
refused = {"float64": onnx(logistic, DoubleTensorType, zipmap=False), "text": onnx(named, zipmap=False)}
versions = {module.__name__: module.__version__ for module in (sklearn, skl2onnx, onnxmltools, xgboost)}
print(json.dumps({"versions": versions, "rows": rows.tolist(), "cases": cases, "refused": refused}))
