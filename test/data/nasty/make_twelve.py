"""Makes the twelve inputs of the table in twelve.ts, as CSV and as Parquet of three writers.

pip install pyarrow==26.0.1 polars==2.1.0 duckdb==2.0.0 && python make_twelve.py
200 rows: id 0…199, x in [0, 1), n in [0, 100), cat of a, b, c, name like u000, ts with a time zone.
"""

import csv
import math
from datetime import datetime, timedelta, timezone
from pathlib import Path

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 200
made = Path(__file__).parent / "made"
start = datetime(2024, 1, 1, tzinfo=timezone.utc)
types = {
    "id": pa.int64(),
    "x": pa.float64(),
    "n": pa.int64(),
    "cat": pa.string(),
    "name": pa.string(),
    "ts": pa.timestamp("us", tz="UTC"),
}


def clean():
    return {
        "id": list(range(ROWS)),
        "x": [(i * 7919 % ROWS) / ROWS for i in range(ROWS)],
        "n": [i * 37 % 100 for i in range(ROWS)],
        "cat": ["abc"[i % 3] for i in range(ROWS)],
        "name": [f"u{i:03d}" for i in range(ROWS)],
        "ts": [start + timedelta(minutes=i) for i in range(ROWS)],
    }


def with_cells(column, cells):
    columns = clean()
    for row, value in cells.items():
        columns[column][row] = value
    return columns


def without(column):
    columns = clean()
    del columns[column]
    return columns


inputs = {
    "clean": clean(),
    "empty": {name: [] for name in types},
    "x-null": {**clean(), "x": [None] * ROWS},
    "x-nan": with_cells("x", {i: math.nan for i in range(0, ROWS, 20)}),
    "x-inf": with_cells("x", {17: math.inf}),
    "x-missing": without("x"),
    "extra": {**clean(), "more": list(range(ROWS))},
    "n-text": {**clean(), "n": [f"{v} kg" for v in clean()["n"]]},
    "x-constant": {**clean(), "x": [0.5] * ROWS},
    "cat-new": with_cells("cat", {50: "z", 150: "z"}),
    "id-twice": with_cells("id", {199: 198}),
    "ts-no-zone": {**clean(), "ts": [t.replace(tzinfo=None) for t in clean()["ts"]]},
}


def arrow(name, columns):
    changed = {"extra": {"more": pa.int64()}, "n-text": {"n": pa.string()}, "ts-no-zone": {"ts": pa.timestamp("us")}}
    schema = {**types, **changed.get(name, {})}
    return pa.table({column: pa.array(values, schema[column]) for column, values in columns.items()})


def text(value):
    if value is None:
        return ""
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else str(value)


for folder in ("csv", "pyarrow", "polars", "duckdb"):
    (made / folder).mkdir(parents=True, exist_ok=True)
for name, columns in inputs.items():
    table = arrow(name, columns)
    pq.write_table(table, made / "pyarrow" / f"{name}.parquet", compression="zstd", row_group_size=50)
    polars.from_arrow(table).write_parquet(made / "polars" / f"{name}.parquet", row_group_size=50)
    target = made / "duckdb" / f"{name}.parquet"
    duckdb.sql("SET TimeZone = 'UTC'")
    duckdb.from_arrow(table).write_parquet(str(target), compression="zstd")
    with open(made / "csv" / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([text(value) for value in row] for row in zip(*columns.values()))
