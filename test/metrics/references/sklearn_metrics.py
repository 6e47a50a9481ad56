"""Makes sklearn_metrics.json: metric values by scikit-learn on small cases with ties, weights and odd shapes.
Run: python sklearn_metrics.py (scikit-learn 1.9.1, NumPy, SciPy 1.17.1). ECE has no function there: it is written out."""
import json, pathlib, warnings
import numpy as np
from sklearn import metrics as m
warnings.simplefilter('error')
rng = np.random.default_rng(20130401)

def ece(y, p, w):
    bins = np.minimum(np.floor(10 * p), 9).astype(int)
    return sum(abs((w * (y - p))[bins == b].sum()) for b in range(10)) / w.sum()

def binary(y, p, w=None):
    pred = (p >= .5).astype(int)
    k = {'sample_weight': w}
    weight = np.ones(len(y)) if w is None else w
    out = {
        'accuracy': m.accuracy_score(y, pred, **k), 'balanced-accuracy': m.balanced_accuracy_score(y, pred, **k),
        'precision': m.precision_score(y, pred, **k), 'recall': m.recall_score(y, pred, **k),
        'f1': m.f1_score(y, pred, **k), 'mcc': m.matthews_corrcoef(y, pred, **k),
        'roc-auc': m.roc_auc_score(y, p, **k), 'average-precision': m.average_precision_score(y, p, **k),
        'log-loss': m.log_loss(y, y_proba=p, labels=[0, 1], **k), 'brier': m.brier_score_loss(y, p, pos_label=1, **k),
        'ece': ece(y, p, weight), 'f1-macro': m.f1_score(y, pred, average='macro', **k),
        'precision-weighted': m.precision_score(y, pred, average='weighted', **k),
        'recall-micro': m.recall_score(y, pred, average='micro', **k),
    }
    return {'task': 'binary', 'classes': 2, 'labels': y.tolist(), 'scores': [p.tolist()], 'weights': None if w is None else w.tolist(), 'values': {a: float(b) for a, b in out.items()}}

def multiclass(y, P, w=None):
    pred = P.argmax(1); K = P.shape[1]; k = {'sample_weight': w}; out = {
        'accuracy': m.accuracy_score(y, pred, **k), 'balanced-accuracy': m.balanced_accuracy_score(y, pred, **k),
        'mcc': m.matthews_corrcoef(y, pred, **k),
        'roc-auc': m.roc_auc_score(y, P, multi_class='ovr', average='macro', labels=range(K), **k),
        'average-precision': m.average_precision_score(np.eye(K)[y], P, average='macro', **k),
        'log-loss': m.log_loss(y, y_proba=P, labels=list(range(K)), **k), 'brier': m.brier_score_loss(y, P, labels=list(range(K)), **k)}
    for name, f in (('precision', m.precision_score), ('recall', m.recall_score), ('f1', m.f1_score)):
        out[name] = f(y, pred, average='macro', **k)
        for a in ('macro', 'weighted', 'micro'):
            out[f'{name}-{a}'] = f(y, pred, average=a, **k)
    return {'task': 'multiclass', 'classes': K, 'labels': y.tolist(), 'scores': P.T.tolist(), 'weights': None if w is None else w.tolist(), 'values': {a: float(b) for a, b in out.items()}}

def regression(y, p, w=None):
    k = {'sample_weight': w}
    out = {'mae': m.mean_absolute_error(y, p, **k), 'mse': m.mean_squared_error(y, p, **k),
           'rmse': m.root_mean_squared_error(y, p, **k), 'mape': m.mean_absolute_percentage_error(y, p, **k),
           'medae': m.median_absolute_error(y, p, **k), 'bias': float(np.average(p - y, weights=w))}
    if len(y) > 1 and np.ptp(y) > 0: out['r2'] = m.r2_score(y, p, **k)
    return {'task': 'regression', 'classes': 0, 'labels': y.tolist(), 'predicted': p.tolist(), 'weights': None if w is None else w.tolist(), 'values': {a: float(b) for a, b in out.items()}}

def soft(n, K):
    P = rng.dirichlet(np.ones(K) * .7, n); y = np.array([rng.choice(K, p=.5 * r + .5 / K) for r in P]); return y, P

cases = {}
y = rng.integers(0, 2, 200); p = np.clip(.3 * y + rng.normal(.35, .2, 200), 0, 1)
cases['binary'] = binary(y, p)
cases['binary with ties'] = binary(y, np.round(p, 1))
cases['binary with weights'] = binary(y, p, rng.integers(1, 5, 200).astype(float))
cases['binary with weights and ties'] = binary(y, np.round(p, 1), rng.uniform(.1, 3, 200))
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    v = binary(np.array([0, 1, 1, 0, 1]), np.full(5, .5)); v['values'].pop('mcc'); v['values'].pop('f1-macro'); v['values'].pop('precision-weighted'); cases['binary all scores equal'] = v
    v = binary(np.array([0, 1]), np.array([.6, .7])); [v['values'].pop(k) for k in ('mcc', 'f1-macro', 'precision-weighted')]; cases['binary of two rows'] = v
    cases['binary certain and wrong'] = binary(np.array([0, 1, 1, 0]), np.array([1., 0., 1., 0.]))
yl = rng.integers(0, 2, 3000); pl = np.clip(.3 * yl + rng.normal(.35, .2, 3000), 0, 1).round(3)
cases['binary above the size of the comparison sort'] = binary(yl, pl)
cases['multiclass'] = multiclass(*soft(300, 4))
y, P = soft(240, 3); cases['multiclass with weights'] = multiclass(y, P, rng.uniform(.2, 2, 240))
y, P = soft(150, 3); P = np.round(P, 1); P[:, 2] = 1 - P[:, 0] - P[:, 1]; P = np.clip(P, 0, 1); cases['multiclass with ties'] = multiclass(y, P)
y = rng.normal(10, 4, 101); p = y + rng.normal(.3, 1.5, 101)
cases['regression'] = regression(y, p)
cases['regression with weights'] = regression(y, p, rng.integers(1, 4, 101).astype(float))
cases['regression with even rows'] = regression(y[:100], p[:100])
cases['regression with a label of 0'] = regression(np.array([0., 1, 2]), np.array([.5, 1, 2]))
cases['regression of one row'] = regression(np.array([3.]), np.array([2.5]))
cases['regression of two rows'] = regression(np.array([3., 4]), np.array([2.5, 4.5]))
cases['regression perfect'] = regression(np.array([3., 4, 6]), np.array([3., 4, 6]))
cases['regression large offset'] = regression(y + 1e6, p + 1e6)
pathlib.Path(__file__).with_name('sklearn_metrics.json').write_text(json.dumps(cases))
