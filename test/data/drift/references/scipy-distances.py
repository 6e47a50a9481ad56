"""Reference values for test/data/drift/distances.test.ts. Needs numpy and scipy; prints scipy-distances.json."""
import json
import numpy as np
import scipy
from scipy.stats import chi2, hypergeom, wasserstein_distance
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(20131)
cases = []
def case(name, a, b):
    a, b = [float(x) for x in a], [float(x) for x in b]
    keys = sorted(set(a) | set(b))
    p, q = [a.count(k) for k in keys], [b.count(k) for k in keys]
    pn, qn = np.array(p) / len(a), np.array(q) / len(b)
    cases.append(dict(name=name, a=a, b=b, p=p, q=q,
        wasserstein=wasserstein_distance(a, b),
        jensenShannon=float(jensenshannon(pn, qn, base=2)) ** 2,
        lInfinity=float(np.max(np.abs(pn - qn))), deviation=float(np.std(a))))
case('ties', rng.integers(0, 6, 40), rng.integers(0, 7, 25))
case('no ties', rng.normal(0, 1, 31).round(6), rng.normal(0.4, 2, 17).round(6))
case('disjoint', [1, 2, 3], [10, 11])
case('constant', [3, 3, 3], [3, 3, 3, 3, 3])
case('constants apart', [3, 3, 3], [5])
case('one and one', [1], [2])
case('one and two', [1], [1, 4])
case('two and two', [0, 1], [1, 0])
case('range', range(100), range(50, 150))
laws = [dict(alpha=a, df=d, quantile=float(chi2.isf(a, d))) for a in (0.01, 0.0005) for d in (1, 5, 999)]
shares = []
for rows, base, head, alpha in [(0, 10, 10, 0.01), (3, 200, 100, 0.01), (40, 100, 90, 0.001), (700, 1000, 1000, 0.0005), (12, 12, 30, 0.01), (60, 50, 50, 0.01)]:
    law = hypergeom(base + head, rows, base)
    xs = [x for x in range(max(0, rows - head), min(rows, base) + 1)
          if law.cdf(x) > alpha / 2 and law.sf(x - 1) > alpha / 2]
    shares.append(dict(rows=rows, base=base, head=head, alpha=alpha,
        noise=max((abs(x / base - (rows - x) / head) for x in xs), default=0.0)))
print(json.dumps(dict(scipy=scipy.__version__, numpy=np.__version__, cases=cases, chiSquare=laws, shares=shares), indent=1))
