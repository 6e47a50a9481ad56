"""Makes nan.parquet: 2000 rows written by pyarrow, whose row-group statistics leave NaN out.

pip install pyarrow==26.0.1 && python make_nan_parquet.py
100 values of x are NaN, 3 are +inf, 2 -inf, 5 null; all others lie in [0, 1).
"""

import math
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

x = []
for i in range(2000):
    if i % 20 == 7:
        x.append(math.nan)
    elif i in (100, 200, 300):
        x.append(math.inf)
    elif i in (400, 500):
        x.append(-math.inf)
    elif i in (601, 602, 603, 604, 605):
        x.append(None)
    else:
        x.append((i * 7919 % 2000) / 2000)
table = pa.table(
    {
        "id": pa.array(range(2000), pa.int64()),
        "x": pa.array(x, pa.float64()),
        "city": pa.array([["Ulm", "Köln", None][i % 3] for i in range(2000)]),
    }
)
pq.write_table(table, Path(__file__).parent / "nan.parquet", compression="zstd", row_group_size=500)
