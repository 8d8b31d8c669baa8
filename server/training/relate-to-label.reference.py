"""Writes relate-to-label.reference.json: F of ANOVA and one-vs-rest ROC AUC as scikit-learn has them.

    /usr/bin/python3 relate-to-label.reference.py > relate-to-label.reference.json
"""
import json

import numpy as np
import sklearn
from sklearn.feature_selection import f_classif
from sklearn.metrics import roc_auc_score

SEED = 17
random = np.random.RandomState(SEED)
N = 240
labels = random.choice(3, N, p=[0.7, 0.22, 0.08])
columns = {
    "separates": np.round(labels * 1.2 + random.randn(N), 4),
    "falls": np.round(-3.0 * labels + 2 * random.randn(N), 4),
    "few values": np.clip(labels + random.randint(-1, 3, N), 0, 4).astype(float),
    "noise": np.round(random.randn(N), 4),
    "large": np.round(1e6 + 1e3 * random.rand(N) + 300 * (labels == 2), 2),
}
rows = np.column_stack(list(columns.values()))
F, _ = f_classif(rows, labels)
print(
    json.dumps(
        {
            "script": "relate-to-label.reference.py",
            "seed": SEED,
            "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
            "labels": labels.tolist(),
            "columns": {name: column.tolist() for name, column in columns.items()},
            "f": dict(zip(columns, F.tolist())),
            "auc": {
                name: [float(roc_auc_score(labels == k, column)) for k in range(3)] for name, column in columns.items()
            },
        }
    )
)
