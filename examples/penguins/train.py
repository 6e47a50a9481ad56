"""Which penguin is it? A random forest on four measurements, scored on a season that it has not seen."""

import csv
import json
import os
from pathlib import Path

import joblib
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline

MEASUREMENTS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
LABEL = "species"

# Set by `mlops train`; the right-hand sides serve for a run by hand.
TRAIN = Path(os.environ.get("MLOPS_DATA_TRAIN", "data/train.csv"))
TEST = Path(os.environ.get("MLOPS_DATA_TEST", "data/test.csv"))
OUTPUT = Path(os.environ.get("MLOPS_OUTPUT", "output"))
PARAMS = Path(os.environ.get("MLOPS_PARAMS", "params.json"))
SEED = int(os.environ.get("MLOPS_SEED", "1"))


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def inputs(rows: list[dict[str, str]]) -> np.ndarray:
    return np.array([[np.nan if row[name] == "NA" else float(row[name]) for name in MEASUREMENTS] for row in rows])


def labels(rows: list[dict[str, str]]) -> np.ndarray:
    return np.array([row[LABEL] for row in rows])


def build(params: dict) -> object:
    forest = RandomForestClassifier(
        n_estimators=params["trees"], min_samples_leaf=params["leaf"], random_state=SEED, n_jobs=1
    )
    return make_pipeline(SimpleImputer(strategy="median"), forest)


def write_predictions(model, rows: list[dict[str, str]]) -> None:
    scores = model.predict_proba(inputs(rows))
    with (OUTPUT / "predictions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "prediction", *(f"score_{name}" for name in model.classes_)])
        for row, score in zip(rows, scores, strict=True):
            writer.writerow([row["id"], model.classes_[score.argmax()], *score.tolist()])


def main() -> None:
    params = json.loads(PARAMS.read_text())
    rows = read(TRAIN)
    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=SEED)
    accuracy = cross_val_score(build(params), inputs(rows), labels(rows), cv=folds)
    model = build(params).fit(inputs(rows), labels(rows))

    OUTPUT.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, OUTPUT / "model.joblib")
    write_predictions(model, read(TEST))
    (OUTPUT / "metrics.json").write_text(json.dumps({"cv-accuracy": accuracy.mean()}) + "\n")
    print(f"{len(rows)} penguins, accuracy of five folds {accuracy.mean():.3f}")


if __name__ == "__main__":
    main()
