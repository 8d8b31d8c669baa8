"""Writes ks-two-sample.reference.json: statistic and p of scipy on samples drawn with a seed.

    /usr/bin/python3 ks-two-sample.reference.py > ks-two-sample.reference.json
"""
import json

import numpy as np
import scipy
from scipy import special, stats

SEED = 11
random = np.random.RandomState(SEED)

PAIRS = [
    ("equal", np.arange(12.0), np.arange(12.0)),
    ("apart", np.arange(5.0), np.arange(10.0, 17.0)),
    ("one value each", np.array([1.0]), np.array([2.0])),
    ("normal", random.randn(60), random.randn(45) + 0.3),
    ("far", random.randn(80), random.randn(70) + 2.5),
    ("ties", random.randint(0, 4, 90).astype(float), random.randint(0, 5, 64).astype(float)),
    ("co-prime", random.rand(101), random.rand(89) ** 1.3),
    ("hundreds", np.round(random.rand(310), 4), np.round(random.rand(420) * 1.1, 4)),
]
print(
    json.dumps(
        {
            "script": "ks-two-sample.reference.py",
            "seed": SEED,
            "versions": {"scipy": scipy.__version__, "numpy": np.__version__},
            "cases": [
                {
                    "name": name,
                    "a": sorted(a.tolist()),
                    "b": sorted(b.tolist()),
                    "statistic": float(stats.ks_2samp(a, b, method="exact").statistic),
                    "p": float(stats.ks_2samp(a, b, method="exact").pvalue),
                }
                for name, a, b in PAIRS
            ],
            "kolmogorov": [[x, float(special.kolmogorov(x))] for x in [0.2, 0.5, 0.8, 0.999, 1, 1.001, 1.4, 2, 4, 8]],
        }
    )
)
