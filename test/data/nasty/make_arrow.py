"""Makes Arrow files, each beside the same table as Parquet where that can hold it: for arrow.ts and test/data/arrow.

pip install pyarrow==26.0.1 polars==2.1.0 && python make_arrow.py
"""

import math
from datetime import date, datetime, time, timezone
from decimal import Decimal
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

made = Path(__file__).parent / "made" / "arrow"
made.mkdir(parents=True, exist_ok=True)


def file(name, table, compression=None, rows=None, options=None):
    options = options or ipc.IpcWriteOptions(compression=compression)
    with ipc.new_file(made / f"{name}.arrow", table.schema, options=options) as writer:
        writer.write_table(table, max_chunksize=rows)


def stream(name, table, compression=None, rows=None, options=None):
    options = options or ipc.IpcWriteOptions(compression=compression)
    with ipc.new_stream(made / f"{name}.arrows", table.schema, options=options) as writer:
        writer.write_table(table, max_chunksize=rows)


# Every type that has an equal in the engine, three rows with a null.
when = datetime(2024, 2, 29, 23, 59, 58, 123456)
clock = time(1, 2, 3)
columns = {}
for bits in (8, 16, 32, 64):
    columns[f"int{bits}"] = pa.array([-(2 ** (bits - 1)), None, 2 ** (bits - 1) - 1], f"int{bits}")
    columns[f"uint{bits}"] = pa.array([0, None, 2**bits - 1], f"uint{bits}")
for name in ("float16", "float32", "float64"):
    columns[name] = pa.array([1.5, None, -math.inf], name)
columns["half"] = pa.array([2**-24, 65504, math.nan], pa.float16())
columns["bool"] = pa.array([True, None, False])
texts = ["short", None, "a text of more than twelve bytes, ß 🦆"]
for name in ("string", "large_string", "string_view"):
    columns[name] = pa.array(texts, getattr(pa, name)())
for name in ("binary", "large_binary", "binary_view"):
    columns[name] = pa.array([b"\x00\xff", None, b"fourteen bytes"], getattr(pa, name)())
columns["fixed_short"] = pa.array([b"ab", None, b"cd"], pa.binary(2))
columns["fixed_long"] = pa.array([b"a" * 20, None, b"b" * 20], pa.binary(20))
columns["uuid"] = pa.array([b"0123456789abcdef", None, b"\xff" * 16], pa.uuid())
columns["json"] = pa.array(["{}", None, '{"a": 1}'], pa.json_())
columns["date32"] = pa.array([date(1, 1, 1), None, date(9999, 12, 31)], pa.date32())
columns["date64"] = pa.array([date(1969, 12, 31), None, date(2024, 2, 29)], pa.date64())
for name, unit in (("time32", "s"), ("time32", "ms"), ("time64", "us"), ("time64", "ns")):
    columns[f"time_{unit}"] = pa.array([time(0), None, clock], getattr(pa, name)(unit))
for unit in ("s", "ms", "us", "ns"):
    second = when.replace(microsecond=0)
    columns[f"timestamp_{unit}"] = pa.array([datetime(1969, 12, 31, 23), None, second], pa.timestamp(unit))
    columns[f"zoned_{unit}"] = pa.array([datetime(1969, 12, 31, 23), None, second], pa.timestamp(unit, "Europe/Berlin"))
    columns[f"duration_{unit}"] = pa.array([-5, None, 5], pa.duration(unit))
for kind, digits in ((32, 4), (32, 9), (64, 18), (128, 4), (128, 9), (128, 18), (128, 38), (256, 4), (256, 38)):
    columns[f"decimal{kind}_{digits}"] = pa.array(
        [Decimal("-123.4"), None, Decimal("0.1")], getattr(pa, f"decimal{kind}")(digits, 1)
    )
columns["dictionary"] = pa.array(texts).dictionary_encode()
columns["dictionary_numbers"] = pa.array([7, None, 8]).dictionary_encode()
columns["null"] = pa.nulls(3)
columns["list"] = pa.array([[1, None], None, []], pa.list_(pa.int64()))
columns["large_list"] = pa.array([["x" * 20], None, ["y", None]], pa.large_list(pa.string()))
columns["list_view"] = pa.array([[1, 2], None, [3]], pa.list_view(pa.int64()))
columns["fixed_list"] = pa.array([[1.5, 2.5], None, [3.5, None]], pa.list_(pa.float64(), 2))
columns["struct"] = pa.array([{"a": 1, "b": "x" * 20}, None, {"a": None, "b": ""}])
columns["map"] = pa.array([[("k", 1)], None, []], pa.map_(pa.string(), pa.int64()))
columns["deep"] = pa.array([[{"a": [1]}, None], None, [{"a": None}]])
table = pa.table(columns)
pq.write_table(table, made / "types.parquet", compression="zstd")
file("types", table)
file("types-lz4", table, "lz4")
file("types-zstd", table, "zstd")
stream("types", table)

# Rows over several batches and several vectors of the engine, with nulls at any bit.
count = 5000
rows = pa.table(
    {
        "id": pa.array(range(count)),
        "x": pa.array([None if i % 7 == 0 else i / 8 for i in range(count)]),
        "flag": pa.array([None if i % 11 == 0 else i % 3 == 0 for i in range(count)]),
        "word": pa.array([None if i % 13 == 0 else "w" * (i % 40) for i in range(count)]),
        "class": pa.array([["a", "b", "a class of a long name"][i % 3] for i in range(count)]).dictionary_encode(),
        "list": pa.array([None if i % 17 == 0 else list(range(i % 5)) for i in range(count)]),
    }
)
pq.write_table(rows, made / "rows.parquet", compression="zstd")
file("rows", rows, "zstd", 1000)
stream("rows", rows.slice(3), "lz4", 777)
pq.write_table(rows.slice(3), made / "rows-stream.parquet", compression="zstd")

# Other writers.
other = pl.DataFrame(
    {
        "i": [1, None, 3],
        "s": texts,
        "c": pl.Series(["a", "b", None], dtype=pl.Categorical),
        "d": [date(2024, 1, 1), None, date(2024, 1, 3)],
        "t": [when, None, when],
        "l": [[1, 2], None, []],
        "x": [Decimal("1.5"), None, Decimal("2.5")],
    }
)
other.write_parquet(made / "polars.parquet")
other.write_ipc(made / "polars.arrow", compression="lz4")
other.write_ipc_stream(made / "polars.arrows", compression="zstd")
feather.write_feather(rows, made / "rows.feather")


# Dictionaries that grow and that are replaced.
def batches(*words):
    return [pa.record_batch({"d": pa.DictionaryArray.from_arrays(pa.array(ids), pa.array(of))}) for ids, of in words]


long = "a word of more than twelve bytes"
for name, deltas, given in (
    ("delta", True, batches(([0, 1], ["a", long]), ([2, 0, 1], ["a", long, long + "!"]), ([3], ["a", long, long + "!", "d"]))),
    ("replaced", False, batches(([0, 1], ["a", long]), ([1, 0], ["x", "y"]))),
):
    options = ipc.IpcWriteOptions(emit_dictionary_deltas=deltas)
    with ipc.new_stream(made / f"{name}.arrows", given[0].schema, options=options) as writer:
        for batch in given:
            writer.write_batch(batch)
with ipc.new_file(made / "delta.arrow", given[0].schema, options=ipc.IpcWriteOptions(emit_dictionary_deltas=True)) as writer:
    for batch in batches(([0, 1], ["a", long]), ([2, 0], ["a", long, "c"])):
        writer.write_batch(batch)

file(
    "null-in-dictionary",
    pa.table({"d": pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.uint8()), pa.array(["a", None]))}),
)
feather.write_feather(pa.table({"a": [1]}), made / "version-1.feather", version=1)

# What is refused, or read as it is.
file("no-columns", pa.table({}))
file("twice", pa.table([pa.array([1]), pa.array([2])], names=["a", "a"]))
file("case", pa.table({"a": [1], "A": [2]}))
names = ['"; drop table x; --', 'it\'s "so"', "two\nlines", "🦆", "x" * 300]
file("names", pa.table({name: [index] for index, name in enumerate(names)}))
file("no-name", pa.table({"": [1], "a": [2]}))
file("row-name", pa.table({"#row": [1, 2], "#file": [3, 4]}))
file("bad-text", pa.table({"s": pa.array([b"\xff\xfe", b"ok"], pa.binary()).view(pa.string())}))
half = pa.array([b"\xc3", b"\x9f"], pa.binary()).view(pa.string())
file("half-letters", pa.table({"s": half}))
file("wider-integers", pa.table({"k": pa.array([Decimal(10) ** 41 + 1, Decimal(7)], pa.decimal256(42, 0))}))
file("nan", pa.table({"x": pa.array([math.nan, 0.25, 0.5, 0.75], pa.float32())}))
file("unsigned", pa.table({"u": pa.array([2**64 - 1, 1], pa.uint64())}))
file("beyond", pa.table({"n": pa.array([2**53, 2**53 + 1])}))
file("far-times", pa.table({"t": pa.array([-(2**62), 2**62], pa.timestamp("s"))}))
file("late-hours", pa.table({"t": pa.array([-1, 10**9], pa.time32("s"))}))
file("no-rows", pa.table({"a": pa.array([], pa.int64())}))
file("nested", table.select(["list", "struct", "map"]))
file(
    "odd-types",
    pa.table(
        {
            "union": pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [pa.array([1]), pa.array(["x"])]),
            "interval": pa.array([pa.MonthDayNano([1, 2, 3])]),
            "run_end": pa.RunEndEncodedArray.from_arrays([1], [1]),
            "hundreds": pa.array([Decimal(1500)], pa.decimal128(4, -2)),
        }
    ),
)
zoned = [datetime(2024, 1, 1, tzinfo=timezone.utc)]
file("zones", pa.table({"t": pa.array(zoned, pa.timestamp("ns", tz="Europe/Berlin"))}))
# 300 MiB of zeros in one batch, which zstd makes small.
zeros = pa.Array.from_buffers(pa.int64(), 300 * 2**20 // 8, [None, pa.py_buffer(bytes(300 * 2**20))])
file("zeros", pa.table({"x": zeros}), "zstd")
