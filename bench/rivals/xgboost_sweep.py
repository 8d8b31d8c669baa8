"""Fits XGBoost on subsets of features, fold by fold, and says how long that took.

Reads a JSON job on every line of standard input: {"file", "rows", "features", "folds": [[train, holdout], …], "masks",
"rounds", "depth", "threads"}; the file holds float32 columns one after another, then int32 labels. Answers each with
{"seconds", "cpuSeconds", "accuracy"}: of fitting and scoring all masks, and the mean accuracy of each mask over the folds.
"""
import json
import sys
import time

import numpy
import xgboost

print(json.dumps({"version": xgboost.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    rows, features = job["rows"], job["features"]
    raw = numpy.fromfile(job["file"], dtype=numpy.float32)
    x = numpy.ascontiguousarray(raw[: rows * features].reshape(features, rows).T)
    y = raw[rows * features :].view(numpy.int32).copy()
    begun, cpu_begun = time.perf_counter(), time.process_time()
    accuracy = []
    for mask in job["masks"]:
        columns = [j for j in range(features) if mask >> j & 1]
        right = []
        for train, holdout in job["folds"]:
            model = xgboost.XGBClassifier(
                n_estimators=job["rounds"], max_depth=job["depth"], tree_method="hist", n_jobs=job["threads"]
            )
            model.fit(x[train][:, columns], y[train])
            right.append(float((model.predict(x[holdout][:, columns]) == y[holdout]).mean()))
        accuracy.append(sum(right) / len(right))
    cost = {"seconds": time.perf_counter() - begun, "cpuSeconds": time.process_time() - cpu_begun}
    print(json.dumps({**cost, "accuracy": accuracy}), flush=True)
