"""Makes intervals.json: interval references computed apart from our code, by plain definitions on whole matrices.
Run: python intervals.py (NumPy, SciPy 1.17.1)."""
import json, pathlib
import numpy as np
from scipy import stats
rng = np.random.default_rng(7)

def delong(y, a, b):
    """DeLong, DeLong & Clarke-Pearson 1988, by the m x n matrix of comparisons."""
    v10, v01, aucs = [], [], []
    for s in (a, b):
        pos, neg = s[y == 1], s[y == 0]
        psi = (pos[:, None] > neg[None, :]) + .5 * (pos[:, None] == neg[None, :])
        aucs.append(psi.mean()); v10.append(psi.mean(1)); v01.append(psi.mean(0))
    S = np.cov(v10) / len(v10[0]) + np.cov(v01) / len(v01[0])
    z = stats.norm.ppf(.975); d = aucs[0] - aucs[1]; se = np.sqrt(S[0, 0] + S[1, 1] - 2 * S[0, 1])
    return {'auc': aucs, 'se': np.sqrt(np.diag(S)).tolist(), 'difference': d, 'differenceSe': se, 'interval': [d - z * se, d + z * se]}

cases = []
for n, digits in ((40, 5), (40, 1), (300, 2)):
    y = rng.integers(0, 2, n); a = rng.normal(size=n) + y; b = a * .5 + rng.normal(size=n) * .8 + y * .6
    a, b = a.round(digits), b.round(digits)
    cases.append({'labels': y.tolist(), 'candidate': a.tolist(), 'baseline': b.tolist(), **{k: np.array(v).tolist() for k, v in delong(y, a, b).items()}})

def t_paired(y, a, b):
    la, lb = (a - y) ** 2, (b - y) ** 2
    r = stats.ttest_rel(lb, la).confidence_interval(.95)
    one = stats.ttest_1samp(la, 0).confidence_interval(.95)
    return {'labels': y.tolist(), 'candidate': a.tolist(), 'baseline': b.tolist(), 'change': [r.low, r.high], 'value': [one.low, one.high]}
y = rng.normal(size=50); a = y + rng.normal(size=50); b = y + rng.normal(size=50) * 1.2

out = {'delong': cases, 'pairedT': t_paired(y, a, b),
    'wilson': [[k, n, level, *stats.binomtest(k, n).proportion_ci(level, method='wilson')] for k, n in ((0, 10), (1, 1), (81, 263), (15, 148), (10, 10), (500, 1000)) for level in (.9, .95, .99)],
    'mcnemar': [[b, c, float(stats.binomtest(b, b + c).pvalue)] for b, c in ((5, 15), (0, 6), (1, 1), (12, 2), (121, 59), (10, 10))]}
def newcombe(a, b, c, d):
    """Newcombe 1998, Stat. Med. 17, 2635-2650, method 10, from the counts."""
    n = a + b + c + d; p1, p2 = (a + b) / n, (a + c) / n
    (l1, u1), (l2, u2) = (stats.binomtest(k, n).proportion_ci(.95, method='wilson') for k in (a + b, a + c))
    A = (a + b) * (c + d) * (a + c) * (b + d); B = a * d - b * c
    phi = 0 if A == 0 else (max(B - n / 2, 0) if B > 0 else B) / np.sqrt(A)
    f = lambda x, y: np.sqrt(x * x - 2 * phi * x * y + y * y)
    return [a, b, c, d, p1 - p2 - f(p1 - l1, u2 - p2), p1 - p2 + f(u1 - p1, p2 - l2)]
out['newcombe'] = [newcombe(*t) for t in ((14, 5, 0, 22), (1, 1, 7, 12), (10, 15, 5, 20), (59, 6, 16, 80), (36, 14, 0, 0), (53, 1, 1, 0), (0, 3, 4, 0), (900, 40, 25, 35), (1, 0, 1, 0), (2, 9, 9, 1))]
# BCa: influence by the jackknife's limit is ours; SciPy's bootstrap gives the interval to compare with, loosely (seeds differ).
e = (a - y) ** 2; eb = (b - y) ** 2
rm = lambda x, axis=-1: np.sqrt(x.mean(axis=axis))
r = stats.bootstrap((eb, e), lambda u, v, axis=-1: rm(u, axis) - rm(v, axis), paired=True, vectorized=True, n_resamples=200000, batch=2000, method='BCa', rng=1)
out['bca'] = {'low': r.confidence_interval.low, 'high': r.confidence_interval.high}
pathlib.Path(__file__).with_name('intervals.json').write_text(json.dumps(out))
