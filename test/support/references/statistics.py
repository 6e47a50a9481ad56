"""Makes statistics.json: quantiles and distribution functions by SciPy. Run: python statistics.py (SciPy 1.17.1)."""
import json, pathlib
from scipy import stats
P = [1e-8, 1e-4, .005, .01, .025, .05, .2, .5, .7, .95, .975, .995, .9999, 1 - 1e-6]
DF = (1, 1.5, 2, 3.7, 4, 10, 30.2, 100, 1e4, 1e6)
CHI = (1, 2, 3, 7.5, 10, 99, 999, 5000, 1e5)
out = {
    'normalQuantile': [[p, stats.norm.ppf(p)] for p in P],
    'normalCdf': [[x, stats.norm.cdf(x)] for x in (-37, -10, -5, -2.5, -1, -.1, 0, .3, 1.2, 2, 4, 6, 8)],
    'tQuantile': [[p, v, stats.t.ppf(p, v)] for p in P for v in DF],
    'tCdf': [[x, v, stats.t.cdf(x, v)] for x in (-40, -5, -2, -.5, 0, .1, 1, 3, 10) for v in DF],
    'chiSquareQuantile': [[p, v, stats.chi2.ppf(p, v)] for p in P for v in CHI],
    'chiSquareCdf': [[v * f, v, stats.chi2.cdf(v * f, v)] for v in CHI for f in (.01, .5, .9, 1, 1.1, 2, 5)],
    'chiSquareTail': [[v * f, v, stats.chi2.sf(v * f, v)] for v in CHI for f in (.01, .5, .9, 1, 1.1, 2, 5)],
}
pathlib.Path(__file__).with_name('statistics.json').write_text(json.dumps(out))
