"""Feast itself: reads a registry.db of Cookoff and joins entity rows. A JSON job on stdin, a JSON answer on stdout.

A job has registry, project, offline_store, entity_columns, entity_rows (ts_ms among them) and features. The answer has
what the registry holds, and a list of cells for each feature, in the order of the entity rows, or `null`s in place of
rows that Feast lost.
"""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

import pandas as pd  # noqa: E402
from feast import FeatureStore, RepoConfig  # noqa: E402


def open_store(job):
    return FeatureStore(
        config=RepoConfig(
            project=job["project"],
            provider="local",
            registry=job["registry"],
            online_store=None,
            offline_store={"type": job["offline_store"]},
            entity_key_serialization_version=3,
        )
    )


def join(store, job):
    frame = pd.DataFrame(job["entity_rows"], columns=job["entity_columns"])
    frame["event_timestamp"] = pd.to_datetime(frame.pop("ts_ms"), unit="ms", utc=True)
    frame["order_number"] = range(len(frame))
    joined = store.get_historical_features(frame, job["features"], full_feature_names=True).to_df()
    joined = joined.sort_values("order_number")
    names = [reference.replace(":", "__") for reference in job["features"]]
    cells = {name: [None if pd.isna(cell) else cell for cell in joined[name].tolist()] for name in names}
    return {"orders": joined["order_number"].tolist(), "cells": cells}


def describe(store):
    views = store.list_feature_views()
    return {
        "entities": {entity.name: [entity.join_key, entity.value_type.name] for entity in store.list_entities()},
        "views": {view.name: {field.name: str(field.dtype) for field in view.features} for view in views},
        "ttl_seconds": {view.name: view.ttl.total_seconds() for view in views},
        "intervals": {view.name: [[a.timestamp(), b.timestamp()] for a, b in view.materialization_intervals] for view in views},
        "services": {
            service.name: [f"{projection.name}:{field.name}" for projection in service.feature_view_projections for field in projection.features]
            for service in store.list_feature_services()
        },
    }


job = json.load(sys.stdin)
store = open_store(job)
answer = {"registry": describe(store)}
if job["features"]:
    answer["joined"] = join(store, job)
json.dump(answer, sys.stdout)
