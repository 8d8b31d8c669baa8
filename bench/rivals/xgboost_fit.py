"""Fits XGBoost on rows from a file and prints how long fitting took, in seconds, one line a run.

Reads a JSON job on every line of standard input, so that ours and theirs can take turns:
{"file", "rows", "features", "rounds", "depth", "method", "threads"}; the file holds float32 columns one after another,
then int32 labels. Answers each with {"seconds", "peak_mib"}.
"""
import json
import resource
import sys
import time

import numpy
import xgboost

loaded = {}


def load(job):
    if job["file"] not in loaded:
        loaded.clear()
        rows, features = job["rows"], job["features"]
        raw = numpy.fromfile(job["file"], dtype=numpy.float32)
        columns = raw[: rows * features].reshape(features, rows)
        labels = raw[rows * features :].view(numpy.int32).copy()
        loaded[job["file"]] = (numpy.ascontiguousarray(columns.T), labels)
    return loaded[job["file"]]


print(json.dumps({"version": xgboost.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    x, y = load(job)
    model = xgboost.XGBClassifier(
        n_estimators=job["rounds"],
        max_depth=job["depth"],
        tree_method=job["method"],
        n_jobs=job["threads"],
        use_label_encoder=False,
    )
    begun = time.perf_counter()
    model.fit(x, y)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mib": peak}), flush=True)
