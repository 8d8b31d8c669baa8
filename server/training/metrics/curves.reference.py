"""Writes curves.reference.json: the curves over thresholds as scikit-learn has them.

    /usr/bin/python3 curves.reference.py > curves.reference.json
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    average_precision_score,
    classification_report,
    precision_recall_curve,
    roc_auc_score,
    roc_curve,
)

SEED = 23
random = np.random.RandomState(SEED)


def case(scores, labels):
    fpr, tpr, roc_thresholds = roc_curve(labels, scores)
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    observed, predicted = calibration_curve(labels, scores, n_bins=10)
    report = classification_report(labels, scores >= 0.3, output_dict=True, zero_division=0)
    return {
        "scores": scores.tolist(),
        "labels": labels.tolist(),
        "fpr": fpr.tolist(),
        "tpr": tpr.tolist(),
        # The first is infinite, or the highest score and 1 in older releases.
        "rocThresholds": roc_thresholds[1:].tolist(),
        "auc": roc_auc_score(labels, scores),
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "thresholds": thresholds.tolist(),
        "averagePrecision": average_precision_score(labels, scores),
        "observed": observed.tolist(),
        "predicted": predicted.tolist(),
        "reportAt0.3": report,
    }


N = 60
labels = random.randint(0, 2, N)
spread = 1 / (1 + np.exp(-(labels - 0.5 + random.randn(N))))
cases = {
    "spread": case(spread, labels),
    # Ties, and scores on the edges of the bins.
    "tied": case(np.round(spread, 1), labels),
    "rare": case(random.rand(N), (np.arange(N) % 20 == 7).astype(int)),
    "constant": case(np.full(8, 0.3), np.array([0, 1, 0, 0, 1, 0, 0, 0])),
}
json.dump(
    {"script": "curves.reference.py", "seed": SEED, "scikit-learn": sklearn.__version__, "cases": cases},
    sys.stdout,
)
