"""Fits scikit-learn's LogisticRegression on rows from a file and says how long fitting took.

Reads a JSON job on every line of standard input, so that ours and theirs can take turns: {"file", "rows", "features",
"standardize"}; the file holds float32 columns one after another, then int32 labels. Answers each with {"seconds",
"iterations", "loss"}. Standardising is part of the fit, as it is in ours.
"""
import json
import sys
import time
import warnings

import numpy
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
loaded = {}


def load(job):
    if job["file"] not in loaded:
        loaded.clear()
        rows, features = job["rows"], job["features"]
        raw = numpy.fromfile(job["file"], dtype=numpy.float32)
        columns = raw[: rows * features].reshape(features, rows)
        labels = raw[rows * features :].view(numpy.int32).copy()
        loaded[job["file"]] = (numpy.ascontiguousarray(columns.T, dtype=numpy.float64), labels)
    return loaded[job["file"]]


print(json.dumps({"version": sklearn.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    x, y = load(job)
    steps = [StandardScaler()] if job["standardize"] else []
    model = make_pipeline(*steps, LogisticRegression())
    begun = time.perf_counter()
    model.fit(x, y)
    seconds = time.perf_counter() - begun
    loss = log_loss(y, model.predict_proba(x))
    print(json.dumps({"seconds": seconds, "iterations": int(model[-1].n_iter_[0]), "loss": loss}), flush=True)
