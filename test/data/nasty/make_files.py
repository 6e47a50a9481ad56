"""Makes Parquet files that only other writers make: for traps.ts and files.ts.

pip install pyarrow==26.0.1 && python make_files.py
"""

import math
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

made = Path(__file__).parent / "made" / "odd"
made.mkdir(parents=True, exist_ok=True)


def write(name, table, **more):
    pq.write_table(table, made / f"{name}.parquet", compression="zstd", **more)


write("no-columns", pa.table({}))
write("no-columns-three-rows", pa.table({"a": [1, 2, 3]}).select([]))
write("twice", pa.table([pa.array([1]), pa.array([2])], names=["a", "a"]))
write("case", pa.table({"a": [1], "A": [2]}))
names = ['"; drop table x; --', 'it\'s "so"', "two\nlines", "🦆", "x" * 300]
write("names", pa.table({name: [index] for index, name in enumerate(names)}))
write("row-name", pa.table({"#row": [1, 2], "#file": [3, 4]}))
write("filename", pa.table({"filename": ["a", "b"], "file_row_number": [7, 8], "x": [1, 5]}))
write("no-name", pa.table({"": [1], "a": [2]}))
write("wide-integers", pa.table({"k": pa.array([Decimal(10) ** 37 + 1, Decimal(7)], pa.decimal128(38, 0))}))
write("wider-integers", pa.table({"k": pa.array([Decimal(10) ** 41 + 1, Decimal(7)], pa.decimal256(42, 0))}))
beyond = [Decimal("1.00000000000000000001"), Decimal("0.5")]
write("decimals", pa.table({"x": pa.array(beyond, pa.decimal128(38, 20))}))
nested = {
    "l": pa.array([[1, 2], None], pa.list_(pa.int64())),
    "s": pa.array([{"a": 1}, {"a": None}], pa.struct([("a", pa.int64())])),
    "m": pa.array([[("k", 1)], []], pa.map_(pa.string(), pa.int64())),
}
write("nested", pa.table(nested))
nan = [math.nan, 0.25, 0.5, 0.75]
write("nan-list", pa.table({"x": pa.array(nan, pa.float32())}))
when = [datetime(2024, 1, 1, tzinfo=timezone.utc)]
write("zones", pa.table({"t": pa.array(when, pa.timestamp("ns", tz="Europe/Berlin"))}))
write("far-times", pa.table({"t": pa.array([-(2**62), 2**62], pa.timestamp("us"))}))
write("nulls", pa.table({"x": pa.nulls(3)}))
write("bytes", pa.table({"b": pa.array([b"\x00\xff", b"a"], pa.binary())}))
write("bad-text", pa.table({"s": pa.array([b"\xff\xfe", b"ok"], pa.binary()).view(pa.string())}))
write("unsigned", pa.table({"u": pa.array([2**64 - 1, 1], pa.uint64())}))
write("dictionary", pa.table({"d": pa.array(["a", "b", "a"]).dictionary_encode()}))
write("half", pa.table({"h": pa.array([1.5, math.nan, math.inf], pa.float16())}))
