"""The contract of bench/data/contract.ts as pointblank asks it of polars, the fastest peer: peer.py <table.parquet>"""

import sys

import pointblank as pb
import polars as pl

table = pl.read_parquet(sys.argv[1])
asked = (
    pb.Validate(table)
    .rows_distinct(columns_subset=["row_id"])
    .col_vals_not_null(
        columns=["row_id", "price", "temp", "quantity", "label", "user_id", "event_key", "merchant", "plan"]
    )
    .col_vals_between(columns="price", left=0, right=1_000_000)
    .col_vals_between(columns="temp", left=-273.15, right=200)
    .col_vals_between(columns="age", left=0, right=120, na_pass=True)
    .col_vals_between(columns="quantity", left=0, right=9)
    .col_vals_in_set(columns="label", set=[0, 1])
    .col_vals_in_set(columns="plan", set=["p0", "p1", "p2", "p3", "p4", "p5", "new"])
    .col_vals_regex(columns="user_id", pattern="^u[0-9]{1,7}$")
    .col_vals_regex(columns="event_key", pattern="^k[0-9]{1,20}$")
    .col_vals_regex(columns="merchant", pattern="^m[0-9]{1,3}$")
    .col_vals_expr(expr=pl.col("country").str.len_chars().is_between(2, 3))
    .interrogate(collect_extracts=False)
)
mean = table["score"].mean()
if not asked.all_passed() or not 0.4 <= mean <= 0.6:
    sys.exit("the contract is broken")
