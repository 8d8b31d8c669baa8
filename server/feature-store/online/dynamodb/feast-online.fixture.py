"""Feast itself on DynamoDB: a JSON job on stdin, a JSON answer on stdout.

A job has project, registry (a path), endpoint, key_version and steps; the answer is a list with what each step gave.
  {"write": view, "df": {column: cells}}           Feast writes rows; null
  {"read": references, "entities": {key: ids}}     what Feast reads: values and statuses by name
  {"ask": body}                                    the text that Feast's own HTTP server answers
"""

import json
import logging
import socket
import sys
import threading
import time
import urllib.request
import warnings
from datetime import timedelta

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

import pandas as pd  # noqa: E402
import uvicorn  # noqa: E402
from feast import Entity, FeatureStore, FeatureView, Field, FileSource, RepoConfig, ValueType  # noqa: E402
from feast.feature_server import get_app  # noqa: E402
from feast.types import Bool, Float32, Float64, Int32, Int64, String, UnixTimestamp  # noqa: E402

CUSTOMER = Entity(name="customer", join_keys=["customerid"], value_type=ValueType.STRING)
STORE = Entity(name="store", join_keys=["storeid"], value_type=ValueType.INT64)


def view(name, entities, keys, fields, ttl_days=0):
    source = FileSource(name=name, path=f"{name}.parquet", timestamp_field="event_timestamp")
    schema = [Field(name=field, dtype=dtype) for field, dtype in {**keys, **fields}.items()]
    return FeatureView(name=name, entities=entities, ttl=timedelta(days=ttl_days), schema=schema, source=source)


# As shop-repo.fixture.ts has them.
VIEWS = [
    view(
        "spending",
        [CUSTOMER],
        {"customerid": String},
        {
            "visits": Int32,
            "points": Int64,
            "money": Float64,
            "share": Float32,
            "city": String,
            "member": Bool,
            "joined": UnixTimestamp,
        },
        ttl_days=30,
    ),
    view("store_visits", [CUSTOMER, STORE], {"customerid": String, "storeid": Int64}, {"visits": Int32}),
    view("shops", [STORE], {"storeid": Int64}, {"size": Float64}),
]


def open_store(job):
    store = FeatureStore(
        config=RepoConfig(
            project=job["project"],
            provider="local",
            registry=job["registry"],
            online_store={"type": "dynamodb", "region": "us-east-1", "endpoint_url": job["endpoint"]},
            entity_key_serialization_version=job["key_version"],
        )
    )
    store.apply([CUSTOMER, STORE, *VIEWS])
    return store


def write(store, name, df):
    frame = pd.DataFrame(df)
    frame["event_timestamp"] = pd.to_datetime(frame["event_timestamp"], utc=True, format="ISO8601")
    if "joined" in frame:
        frame["joined"] = pd.to_datetime(frame["joined"], unit="s", utc=True)
    for column, dtype in {"visits": "Int32", "points": "Int64", "member": "boolean"}.items():
        if column in frame:
            cells = [cell if cell is None or dtype == "boolean" else int(cell) for cell in df[column]]
            frame[column] = pd.array(cells, dtype=dtype)
    store.write_to_online_store(name, frame)


def read(store, references, entities):
    rows = [dict(zip(entities, ids)) for ids in zip(*entities.values())]
    response = store.get_online_features(references, rows, full_feature_names=True)
    answer = response.to_dict(include_event_timestamps=False)
    statuses = [[status for status in result.statuses] for result in response.proto.results]
    return {"values": answer, "statuses": dict(zip(response.proto.metadata.feature_names.val, statuses))}


def serve(store):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(get_app(store), host="127.0.0.1", port=port, log_level="critical"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{port}/get-online-features"


def ask(address, body):
    request = urllib.request.Request(address, json.dumps(body).encode(), {"content-type": "application/json"})
    with urllib.request.urlopen(request) as response:
        return response.read().decode()


job = json.load(sys.stdin)
store = open_store(job)
address = serve(store) if any("ask" in step for step in job["steps"]) else None
answers = []
for step in job["steps"]:
    if "write" in step:
        answers.append(write(store, step["write"], step["df"]))
    elif "read" in step:
        answers.append(read(store, step["read"], step["entities"]))
    else:
        answers.append(ask(address, step["ask"]))
json.dump(answers, sys.stdout, default=str)
