# /// script
# requires-python = ">=3.10"
# dependencies = ["palmerpenguins==0.1.6"]
# ///
"""Makes the data of examples/penguins from the package palmerpenguins (data: CC0).

    uv run scripts/vendor-penguins.py            # writes the files
    uv run scripts/vendor-penguins.py --check    # compares with what is there, byte for byte

The rows are those of the package's penguins.csv in its order, with their number as `id`. Seasons 2007 and 2008 are
for training, 2009 is the test: the question is always about the next season. NA is a null, as in the source.
"""

import csv
import hashlib
import importlib.util
import io
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "examples" / "penguins" / "data"
SHA256 = "f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93"
PARTS = {"train": ("2007", "2008"), "test": ("2009",)}


def source() -> str:
    spec = importlib.util.find_spec("palmerpenguins")
    if spec is None or spec.origin is None:
        sys.exit("palmerpenguins is not installed: run this file with `uv run`, or pip install what its head names")
    data = (Path(spec.origin).parent / "data" / "penguins.csv").read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        sys.exit(f"penguins.csv of the installed palmerpenguins has SHA-256 {found}, expected {SHA256}")
    return data.decode()


def table(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def main() -> None:
    check = "--check" in sys.argv[1:]
    rows = [{"id": str(number), **row} for number, row in enumerate(csv.DictReader(io.StringIO(source())), start=1)]
    problems = 0
    for part, years in PARTS.items():
        data = table([row for row in rows if row["year"] in years])
        path = DATA / f"{part}.csv"
        if check:
            same = path.exists() and path.read_bytes() == data
            problems += not same
            print(f"{path.name}  {'same bytes' if same else 'DIFFERENT'}")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{path.name}  {len(data.splitlines()) - 1} rows  sha256 {hashlib.sha256(data).hexdigest()}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
