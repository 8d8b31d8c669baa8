"""Feast's own feature server on the online store it has by itself (SQLite), filled with the customers of a CSV.

python feast_server.py CSV FOLDER PORT
"""
import os
import sys
from datetime import datetime, timezone
from pathlib import Path

import pandas
from feast import Entity, FeatureStore, FeatureView, Field, FileSource, ValueType
from feast.types import Float64

csv, folder, port = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
VIEW, KEY = "customer_rfm_features", "customerid"

folder.mkdir(parents=True, exist_ok=True)
(folder / "feature_store.yaml").write_text(
    "project: rival\nregistry: registry.db\nprovider: local\n"
    "online_store: {type: sqlite, path: online.db}\nentity_key_serialization_version: 3\n"
)
rows = pandas.read_csv(csv, dtype={KEY: str})
names = [name for name in rows.columns if name != KEY]
rows[names] = rows[names].astype(float)
rows["event_timestamp"] = datetime.now(timezone.utc)
rows.to_parquet(folder / "rows.parquet")

os.environ["FEAST_USAGE"] = "False"
store = FeatureStore(repo_path=str(folder))
customer = Entity(name="customer", join_keys=[KEY], value_type=ValueType.STRING)
source = FileSource(path=str(folder / "rows.parquet"), timestamp_field="event_timestamp")
fields = [Field(name=name, dtype=Float64) for name in names]
store.apply([customer, FeatureView(name=VIEW, entities=[customer], schema=fields, source=source)])
store.write_to_online_store(VIEW, rows)
# It would start its worker anew after a thousand requests, and lose those under way.
store.serve(host="127.0.0.1", port=port, type_="http", no_access_log=True, workers=1, max_requests=0, max_requests_jitter=0)
