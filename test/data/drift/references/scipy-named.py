"""Reference values for test/data/drift/named-statistics.test.ts. Needs numpy and scipy; prints scipy-named.json."""
import json
import numpy as np
import scipy
from scipy.special import kolmogorov
from scipy.stats import chi2_contingency, ks_2samp, norm, wasserstein_distance
from scipy.stats.contingency import association
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(6)

samples = []
def sample(name, a, b):
    a, b = [float(x) for x in a], [float(x) for x in b]
    finite = lambda side: [x for x in side if np.isfinite(x)]
    x, y = finite(a), finite(b)
    d = float(ks_2samp(x, y, method='asymp').statistic)
    en = len(x) * len(y) / (len(x) + len(y))
    text = lambda side: [v if np.isfinite(v) else str(v) for v in side]
    samples.append(dict(name=name, a=text(a), b=text(b), ks=d, pValue=float(kolmogorov(np.sqrt(en) * d))))
sample('ties', rng.integers(0, 6, 40), rng.integers(0, 7, 25))
sample('no ties', rng.normal(0, 1, 31).round(6), rng.normal(0.4, 2, 17).round(6))
sample('no shift', rng.normal(0, 1, 60).round(6), rng.normal(0, 1, 50).round(6))
sample('disjoint', [1, 2, 3], [10, 11])
sample('constant', [3] * 3, [3] * 5)
sample('constants apart', [3] * 3, [5])
sample('one and one', [1], [2])
sample('one and two', [1], [1, 4])
sample('two and two, equal', [0, 1], [1, 0])
sample('range', range(100), range(50, 150))
sample('NaN and infinities are not among the numbers', [1, 2, np.nan, np.inf, 3, 4], [2, -np.inf, 3, 5, np.nan, 7, 8])

tables = []
def table(name, p, q):
    p, q = np.array(p, float), np.array(q, float)
    used = p + q > 0
    pu, qu = p[used], q[used]
    k = len(pu)
    pn, qn = pu / pu.sum(), qu / qu.sum()
    ph, qh = (pu + .5) / (pu.sum() + k / 2), (qu + .5) / (qu.sum() + k / 2)
    if k > 1:
        chi2, pv, df, _ = chi2_contingency([pu, qu], correction=False)
        v = association(np.array([pu, qu], int), method='cramer', correction=False)
    else:
        chi2, pv, df, v = 0.0, None, 0, 0.0
    js = float(jensenshannon(pn, qn, base=2))
    js = 0.0 if np.isnan(js) else js
    out = dict(name=name, p=p.tolist(), q=q.tolist(), psi=float(np.sum((ph - qh) * np.log(ph / qh))),
        kl=float(scipy.stats.entropy(ph, qh)), hellinger=float(np.linalg.norm(np.sqrt(pn) - np.sqrt(qn)) / np.sqrt(2)),
        totalVariation=float(np.abs(pn - qn).sum() / 2), chiSquare=float(chi2), degrees=int(df), cramersV=float(v),
        jensenShannonBits=js, jensenShannonNats=js * float(np.sqrt(np.log(2))))
    if pv is not None: out['pValue'] = float(pv)
    tables.append(out)
table('the table of the facts', (16, 18, 16, 14, 12, 12), (16, 16, 16, 16, 16, 8))
table('an empty cell on one side', (50, 30, 20, 0), (40, 30, 20, 10))
table('a cell that is empty on both', (5, 0, 7), (6, 0, 2))
table('disjoint', (3, 0), (0, 7))
table('constant', (4,), (9,))
table('one and one, equal', (1, 0), (1, 0))
table('one and one, apart', (1, 0), (0, 1))
table('two and one', (1, 1), (1, 0))
table('two and two', (1, 1), (2, 0))
table('sides of very different size', (900, 90, 10), (5, 3, 2))
table('many cells', rng.integers(0, 40, 60), rng.integers(0, 40, 60))
table('millions of rows', (5_000_000, 3_000_000, 2_000_000), (499_000, 301_000, 200_000))

proportions = []
for nulls in ((10, 1000, 25, 800), (0, 100, 3, 90), (1, 1, 1, 2), (0, 1, 1, 2), (500, 1000, 500, 1000)):
    a, m, b, n = nulls
    pooled = (a + b) / (m + n)
    z = (b / n - a / m) / np.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n))
    proportions.append(dict(base=[a, m], head=[b, n], z=float(z), pValue=float(2 * norm.sf(abs(z)))))

# As the source of each tool reads: the bins by NumPy, the shares by hand.
def fill(shares):
    low = min(shares[shares != 0])
    return np.where(shares == 0, low / 10**6 if low <= 0.0001 else 0.0001, shares)
def psi(p, q): return float(np.sum((p - q) * np.log(p / q)))
def counts(side, keys): return np.array([side.count(k) for k in keys], float)
peers = []
def peer(name, a, b, numbers):
    a, b = list(a), list(b)
    keys = sorted(set(a) | set(b))
    out = dict(name=name, numbers=numbers, values=[int(k) for k in keys], base=[a.count(k) for k in keys], head=[b.count(k) for k in keys])
    pv, qv = counts(a, keys) / len(a), counts(b, keys) / len(b)
    if numbers and len(set(a)) > 20:
        edges = np.histogram_bin_edges(np.array(a + b), bins='sturges')
        p, q = np.histogram(a, edges)[0] / len(a), np.histogram(b, edges)[0] / len(b)
    else:
        p, q = pv, qv
    out['psi-evidently'] = psi(fill(p), fill(q))
    out['jensen-shannon-evidently'] = float(jensenshannon(p, q))
    if numbers:
        edges = np.histogram_bin_edges(np.array(keys), bins='sturges')
        h1, h2 = np.histogram(a, edges)[0] / len(a), np.histogram(b, edges)[0] / len(b)
        out['hellinger-evidently'] = float(np.sqrt(1 - min(1, np.sum(np.sqrt(h1 * h2)))))
        edges = np.linspace(min(keys), max(keys), 11)
        soda = [np.histogram(side, edges)[0] / len(side) for side in (a, b)]
        soda = [s + np.where(s == 0, 1e-5, 0) for s in soda]
        out['psi-soda'] = psi(*soda)
        out['wasserstein-evidently'] = float(wasserstein_distance(a, b) / max(np.std(a), 0.001))
        trim = lambda s: np.array([x for x in s if np.quantile(s, .025) <= x <= np.quantile(s, .975)], float)
        x, y = trim(a), trim(b)
        low, high = min(x.min(), y.min()), max(x.max(), y.max())
        out['wasserstein-deepchecks'] = float(wasserstein_distance((x - low) / (high - low), (y - low) / (high - low))) if high > low else 0.0
    else:
        out['hellinger-evidently'] = float(np.sqrt(1 - min(1, np.sum(np.sqrt(pv * qv)))))
        out['jensen-shannon-tfdv'] = float(jensenshannon(pv, qv, base=2)) ** 2
        out['jensen-shannon-nannyml'] = float(jensenshannon(pv, qv, base=2))
        c1, c2 = counts(a, keys), counts(b, keys)
        keep = c1 >= .01 * len(a)
        r1, r2 = c1[~keep].sum(), c2[~keep].sum()
        d1, d2 = list(c1[keep]), list(c2[keep])
        if r1 > .01 * len(a) or r2 > .01 * len(b): d1.append(r1); d2.append(r2)
        floor = lambda s, n: np.maximum(np.array(s) / n, .01)
        out['psi-deepchecks'] = psi(floor(d1, len(a)), floor(d2, len(b)))
    peers.append(out)
peer('categories with a new one', [1] * 50 + [2] * 30 + [3] * 20, [1] * 40 + [2] * 30 + [3] * 20 + [4] * 10, False)
peer('categories with rare ones', list(range(2, 40)) * 2 + [0] * 300 + [1] * 200, [0] * 100 + [1] * 150 + list(range(20, 60)), False)
peer('categories of which one is rarer than 0.0001', [1] * 20000 + [2], [1] * 1000 + [3] * 30, False)
peer('few whole numbers', rng.integers(0, 15, 200), rng.integers(2, 18, 150), True)
peer('many whole numbers', rng.normal(100, 20, 400).round(), rng.normal(110, 25, 300).round(), True)
peer('whole numbers far apart', rng.integers(0, 40, 300), rng.integers(60, 140, 200), True)
peer('constant and not', [5] * 30, [5] * 20 + [6] * 10, True)

print(json.dumps(dict(scipy=scipy.__version__, numpy=np.__version__, samples=samples, tables=tables,
    proportions=proportions, peers=peers)))
