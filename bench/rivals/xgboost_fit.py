"""Fits XGBoost on rows from a file and prints how long fitting took.

Reads a JSON job on every line of standard input, so that ours and theirs can take turns:
{"file", "rows", "features", "rounds", "depth", "method", "threads"}; the file holds float32 columns one after another,
then int32 labels. Answers each with {"seconds"}.
"""
import json
import sys
import time

import numpy
import xgboost


def load(job):
    rows, features = job["rows"], job["features"]
    raw = numpy.fromfile(job["file"], dtype=numpy.float32)
    columns = raw[: rows * features].reshape(features, rows)
    return numpy.ascontiguousarray(columns.T), raw[rows * features :].view(numpy.int32).copy()


print(json.dumps({"version": xgboost.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    x, y = load(job)
    model = xgboost.XGBClassifier(
        n_estimators=job["rounds"],
        max_depth=job["depth"],
        tree_method=job["method"],
        n_jobs=job["threads"],
    )
    begun = time.perf_counter()
    model.fit(x, y)
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds}), flush=True)
