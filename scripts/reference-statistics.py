#!/usr/bin/env python3
"""Prints the values that Tests/StatisticsTests compares Sources/Statistics with, as JSON.

    pip install scipy statsmodels krippendorff scikit-learn
    scripts/reference-statistics.py > Tests/StatisticsTests/Reference/reference.json

A figure comes from a library where one has it; "by hand" marks those that no library has, which are computed here by
another road than in Swift where there is one (raw 0/1 arrays, numerical gradients, sets). `null` is "not defined".
"""

import importlib.metadata
import json
import math
import sys
import warnings

import krippendorff
import numpy as np
import statsmodels.api as sm
from scipy import special, stats
from sklearn import metrics
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats import contingency_tables, inter_rater, multitest, proportion, weightstats

warnings.simplefilter("ignore")
Z = stats.norm.ppf(0.975)
RANDOM = np.random.default_rng(20261127)


def number(value):
    value = float(value)
    return value if math.isfinite(value) else None


def pair(values):
    low, high = (number(value) for value in values)
    return None if low is None or high is None else [low, high]


def interval(hits, total, alpha=0.05, method="wilson"):
    return pair(proportion.proportion_confint(hits, total, alpha, method)) if total > 0 else None


# Shares and distributions


def wilson():
    cases = [(0, 0), (0, 1), (1, 1), (0, 300), (5, 10), (10, 10), (3, 997), (1200, 40000), (2.5, 17.25)]
    return [
        {"hits": k, "total": n, "interval": interval(k, n), "interval90": interval(k, n, 0.1)} for k, n in cases
    ]


def clopper_pearson():
    cases = [(0, 0), (0, 1), (1, 1), (0, 300), (5, 10), (10, 10), (3, 997), (1200, 40000), (499_000, 1_000_000)]
    return [
        {"hits": k, "total": n, "interval": interval(k, n, method="beta"),
         "interval90": interval(k, n, 0.1, "beta")}
        for k, n in cases
    ]


def normal():
    points = [-37.0, -8.5, -1.96, -0.3, 0.0, 1e-9, 0.7, 3.1, 8.0]
    shares = [0.0, 1e-300, 1e-15, 0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.999999, 1.0]
    return {
        "cumulative": [{"x": x, "value": number(stats.norm.cdf(x))} for x in points],
        "quantile": [{"x": p, "value": number(stats.norm.ppf(p))} for p in shares],
    }


def beta():
    parameters = [(0.5, 0.5), (1, 1), (2.5, 0.7), (1, 300), (30, 4), (500.5, 1200), (40000, 60000)]
    points = [0.0, 1e-6, 0.01, 0.29, 0.4, 0.5, 0.87, 0.9999, 1.0]
    shares = [0.0, 1e-8, 0.025, 0.5, 0.9, 0.975, 1.0]
    return {
        "cumulative": [
            {"x": x, "a": a, "b": b, "value": number(special.betainc(a, b, x))}
            for a, b in parameters for x in points
        ],
        "quantile": [
            {"x": p, "a": a, "b": b, "value": number(special.betaincinv(a, b, p))}
            for a, b in parameters for p in shares
        ],
    }


def student():
    return [
        {"t": t, "df": df, "cumulative": number(stats.t.cdf(t, df)),
         "twoSided": number(2 * stats.t.sf(abs(t), df)), "quantile": number(stats.t.ppf(stats.t.cdf(t, df), df))}
        for df in [1, 2.5, 9, 40, 3000] for t in [-6.0, -1.2, 0.4, 2.0, 12.0]
    ]


def binomial():
    cases = [(0, 0, 0.5), (-1, 5, 0.3), (0, 7, 0.5), (3, 7, 0.5), (7, 7, 0.2), (9, 7, 0.2), (40, 1000, 0.05),
             (3, 10, 0.0), (10, 10, 1.0), (500, 1000, 0.5)]
    return [
        {"hits": k, "total": n, "share": p, "cumulative": number(stats.binom.cdf(k, n, p)),
         "mass": number(stats.binom.pmf(k, n, p))}
        for k, n, p in cases
    ]


# Clusters


def samples_of(clusters):
    values = [np.repeat([1.0, 0.0], [hits, total - hits]) for hits, total in clusters]
    return values, np.concatenate([np.full(len(v), i) for i, v in enumerate(values)])


def cluster_figures(clusters):
    values, groups = samples_of(clusters)
    flat = np.concatenate(values)
    n, groups_count = len(flat), len(clusters)
    result = {"clusters": [list(c) for c in clusters], "share": number(flat.mean()), "standardError": None,
              "correlation": None, "designEffect": None, "designEffectOfCorrelation": None}
    if groups_count > 1:
        fit = sm.OLS(flat, np.ones(n)).fit(
            cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False, "df_correction": False})
        # Residuals of 0 come out as 1e-16.
        result["standardError"] = number(fit.bse[0]) if fit.bse[0] > 1e-12 else 0.0
    varies = 0 < flat.mean() < 1
    if groups_count > 1 and varies:
        result["designEffect"] = number(result["standardError"] ** 2 / (flat.mean() * (1 - flat.mean()) / n))
    if groups_count > 1 and varies and n > groups_count:
        sizes = np.array([len(v) for v in values])
        # Without variation inside of clusters F is infinite and the correlation 1.
        f = stats.f_oneway(*values).statistic
        typical = (n - (sizes**2).sum() / n) / (groups_count - 1)
        icc = 1.0 if math.isinf(f) else (f - 1) / (f + typical - 1)
        result["correlation"] = number(icc)
        result["designEffectOfCorrelation"] = number(1 + ((sizes**2).sum() / n - 1) * icc)
    return result


def clusters():
    rates = RANDOM.beta(0.5, 4, 60)
    many = [(int(RANDOM.binomial(5, rate)), 5) for rate in rates]
    sizes = RANDOM.integers(1, 12, 40)
    uneven = [(int(RANDOM.binomial(size, rate)), int(size)) for size, rate in zip(sizes, RANDOM.beta(1, 2, 40))]
    cases = [
        [(2, 5)], [(0, 3), (0, 4), (0, 5)], [(3, 3), (4, 4)], [(1, 1), (0, 1), (0, 1), (1, 1), (0, 1)],
        [(2, 4), (2, 4), (2, 4)], [(4, 4), (0, 4), (4, 4), (0, 4)], many, uneven,
    ]
    return [cluster_figures(case) for case in cases]


def split_mix(seed, count):
    """SplitMix64, by hand."""
    mask, state, values = 2**64 - 1, seed, []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & mask
        value = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & mask
        values.append(value ^ (value >> 31))
    return np.array(values, dtype=np.uint64)


def bootstrap():
    """The vector bootstrap draw by draw; for the drawn-by-kinds ratio the limits of 200,000 resamples, by hand."""
    vectors = np.column_stack([RANDOM.integers(0, 4, 15), RANDOM.integers(4, 9, 15)]).astype(float)
    draws = (split_mix(20_261_126, 2_000 * 15) % np.uint64(15)).astype(int).reshape(2_000, 15)
    sums = vectors[draws].sum(axis=1)
    ratios = np.sort(sums[:, 0] / sums[:, 1])
    large = [(int(RANDOM.binomial(4, rate)), 4) for rate in RANDOM.beta(0.4, 6, 900)]
    hits = np.array([c[0] for c in large])
    resampled = np.sort([RANDOM.choice(hits, 900).sum() / 3600 for _ in range(200_000)])
    return {
        "vectors": vectors.tolist(), "interval": [ratios[int(0.025 * 2000)], ratios[int(0.975 * 2000)]],
        "clusters": [list(c) for c in large],
        "ratioInterval": [float(np.quantile(resampled, 0.025)), float(np.quantile(resampled, 0.975))],
    }


# Contrasts


def newcombe_paired(a, b, c, d, alpha=0.05):
    """By hand: Newcombe 1998, method 10 (statsmodels up to 0.15 has none)."""
    n = a + b + c + d
    (l1, u1), (l2, u2) = interval(a + b, n, alpha), interval(a + c, n, alpha)
    p1, p2 = (a + b) / n, (a + c) / n
    margins = [a + b, c + d, a + c, b + d]
    cross = np.linalg.det([[a, b], [c, d]])
    corrected = max(cross - n / 2, 0) if cross > 0 else cross
    phi = corrected / math.sqrt(math.prod(margins)) if min(margins) > 0 else 0
    def spread(x, y):
        return math.sqrt(np.array([x, -y]) @ np.array([[1, phi], [phi, 1]]) @ np.array([x, -y]))
    return [p1 - p2 - spread(p1 - l1, u2 - p2), p1 - p2 + spread(u1 - p1, p2 - l2)]


def paired():
    cases = [(0, 0, 0, 0), (0, 0, 0, 50), (20, 0, 0, 30), (36, 12, 2, 50), (1, 1, 7, 12), (0, 9, 0, 21),
             (5, 8, 8, 40), (3, 0, 6, 300), (0, 4, 4, 0), (400, 160, 90, 1350)]
    result = []
    for a, b, c, d in cases:
        case = {"cells": [a, b, c, d], "exactP": None, "midP": None, "oddsRatio": None, "low": None, "high": None,
                "newcombe": None, "newcombe90": None}
        if a + b + c + d > 0:
            case["exactP"] = number(contingency_tables.mcnemar([[a, b], [c, d]], exact=True).pvalue)
            case["midP"] = number(2 * stats.binom.cdf(min(b, c), b + c, 0.5) - stats.binom.pmf(min(b, c), b + c, 0.5))
            case["newcombe"] = newcombe_paired(a, b, c, d)
            case["newcombe90"] = newcombe_paired(a, b, c, d, 0.1)
        if b + c > 0:
            low, high = interval(b, b + c, method="beta")
            case["oddsRatio"] = b / c if c else None
            case["low"], case["high"] = low / (1 - low), high / (1 - high) if high < 1 else None
        result.append(case)
    return result


def differences():
    cases = [[], [0.4], [0.0] * 6, [0.2] * 5, [0.5, -0.25, 0.0, 1.0], np.round(RANDOM.normal(0.1, 0.3, 12), 2).tolist(),
             (RANDOM.integers(-4, 5, 150) / 4).tolist()]
    result = []
    for values in cases:
        case = {"values": values, "mean": number(np.mean(values)) if values else None, "standardError": None,
                "interval": None, "p": None, "equivalenceP": None, "interval90": None, "margin": 0.3}
        if len(values) > 1:
            case["standardError"] = number(stats.sem(values)) if len(set(values)) > 1 else 0.0
        if len(set(values)) > 1:
            test = stats.ttest_1samp(values, 0)
            case["interval"], case["p"] = pair(test.confidence_interval(0.95)), number(test.pvalue)
            case["interval90"] = pair(test.confidence_interval(0.9))
            case["equivalenceP"] = number(weightstats.DescrStatsW(values).ttost_mean(-0.3, 0.3)[0])
        result.append(case)
    return result


def sign_flips():
    cases = [[0.25, 0.5, -0.25], [1.0] * 8, [0.5, -0.5], np.round(RANDOM.normal(0.2, 0.4, 11), 2).tolist(),
             (RANDOM.integers(-3, 5, 16) / 4 + 0.125).tolist()]
    result = []
    for values in cases:
        test = stats.permutation_test((np.array(values),), np.mean, permutation_type="samples", n_resamples=np.inf)
        result.append({"values": values, "p": number(test.pvalue)})
    # 18 differences: too many for Swift's exact test, few enough to count here (by hand).
    values = (RANDOM.integers(-3, 5, 18) / 4 + 0.125).tolist()
    sums = np.zeros(1)
    for value in values:
        sums = np.concatenate([sums + value, sums - value])
    exact = np.mean(np.abs(sums) >= abs(sum(values)) - 1e-9)
    return {"exact": result, "sampled": {"values": values, "p": number(exact)}}


def unpaired():
    cases = [(0, 0, 3, 9), (0, 40, 0, 60), (40, 40, 60, 60), (0, 20, 5, 25), (56, 70, 48, 80), (50, 1000, 80, 1000),
             (7, 34, 1, 34), (1, 1, 0, 1)]
    result = []
    for k, n, l, m in cases:
        case = {"cells": [k, n, l, m], "newcombe": None, "newcombe90": None, "pooledP": None, "fisherP": None,
                "oddsRatio": None, "oddsInterval": None}
        if n and m:
            table = np.array([[k, n - k], [l, m - l]])
            for name, alpha in [("newcombe", 0.05), ("newcombe90", 0.1)]:
                case[name] = pair(
                    proportion.confint_proportions_2indep(k, n, l, m, method="newcomb", compare="diff", alpha=alpha))
            # Both shares 0 or both 1: no difference was seen.
            case["pooledP"] = number(proportion.proportions_ztest([k, l], [n, m])[1]) if 0 < k + l < n + m else 1.0
            case["fisherP"] = number(stats.fisher_exact(table)[1])
            odds = contingency_tables.Table2x2(table + 0.5, shift_zeros=False)
            case["oddsRatio"], case["oddsInterval"] = number(odds.oddsratio), pair(odds.oddsratio_confint())
        result.append(case)
    return result


def equivalence():
    """By the normal distribution."""
    result = []
    for difference, error, margin in [(0.01, 0.01, 0.03), (-0.05, 0.02, 0.03), (0.0, 0.004, 0.03)]:
        p = max(stats.norm.sf((difference + margin) / error), stats.norm.sf((margin - difference) / error))
        spread = stats.norm.ppf(0.95) * error
        result.append({"difference": difference, "error": error, "margin": margin, "p": number(p),
                       "interval90": [difference - spread, difference + spread]})
    return result


def adjusted():
    cases = [[], [0.03], [0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.001, 1.0, 0.02, 0.02], RANDOM.random(20).tolist()]
    return [
        {"p": p, "holm": multitest.multipletests(p, method="holm")[1].tolist() if p else [],
         "benjaminiHochberg": multitest.multipletests(p, method="fdr_bh")[1].tolist() if p else []}
        for p in cases
    ]


def sample_sizes():
    """By hand, with z and binomial variances from scipy."""
    result = {"perArm": [], "pairs": [], "meanPairs": []}
    for p, q, level, power in [(0.05, 0.08, 0.05, 0.8), (0.1, 0.5, 0.01, 0.9), (0.0, 0.02, 0.05, 0.8)]:
        a, b = stats.norm.isf(level / 2), stats.norm.ppf(power)
        null = math.sqrt(2 * stats.bernoulli.var((p + q) / 2))
        other = math.sqrt(stats.bernoulli.var(p) + stats.bernoulli.var(q))
        n = math.ceil(((a * null + b * other) / (p - q)) ** 2)
        result["perArm"].append({"first": p, "second": q, "level": level, "power": power, "n": n})
    for b, c, level, power in [(0.05, 0.02, 0.05, 0.8), (0.2, 0.1, 0.05, 0.9), (0.03, 0.0, 0.01, 0.8)]:
        z, y = stats.norm.isf(level / 2), stats.norm.ppf(power)
        deviation = stats.rv_discrete(values=([-1, 0, 1], [c, 1 - b - c, b])).std()
        n = math.ceil(((z * math.sqrt(b + c) + y * deviation) / (b - c)) ** 2)
        result["pairs"].append({"first": b, "second": c, "level": level, "power": power, "n": n})
    for d, sd, level, power in [(0.03, 0.3, 0.05, 0.8), (-0.1, 0.25, 0.01, 0.95)]:
        n = math.ceil(((stats.norm.isf(level / 2) + stats.norm.ppf(power)) * sd / d) ** 2)
        result["meanPairs"].append({"first": d, "second": sd, "level": level, "power": power, "n": n})
    return result


# Co-occurrence


def fourfold():
    cases = [(0, 0, 0, 0), (10, 20, 30, 940), (0, 12, 9, 400), (15, 0, 0, 85), (0, 0, 7, 13), (30, 0, 0, 0),
             (8, 2, 1, 1), (0, 5, 5, 0), (120, 380, 610, 3890), (1, 0, 0, 2)]
    result = []
    for a, b, c, d in cases:
        n = a + b + c + d
        case = {"cells": [a, b, c, d], "expected": None, "lift": None, "logOdds": None, "logOddsInterval": None,
                "phi": None, "phiInterval": None, "npmi": None, "fisherP": None}
        if n:
            table = np.array([[a, b], [c, d]])
            first, second = np.repeat([1, 1, 0, 0], [a, b, c, d]), np.repeat([1, 0, 1, 0], [a, b, c, d])
            case["expected"] = number(n * first.mean() * second.mean())
            odds = contingency_tables.Table2x2(table + 0.5, shift_zeros=False)
            case["logOdds"], case["logOddsInterval"] = number(odds.log_oddsratio), pair(odds.log_oddsratio_confint())
            case["fisherP"] = number(stats.fisher_exact(table)[1])
            if first.any() and second.any():
                case["lift"] = number((first & second).mean() / (first.mean() * second.mean()))
                if a == 0:
                    case["npmi"] = -1.0
                else:
                    case["npmi"] = 1.0 if a == n else number(math.log(case["lift"]) / -math.log(a / n))
            if 0 < first.mean() < 1 and 0 < second.mean() < 1:
                correlation = stats.pearsonr(first, second)
                case["phi"] = number(metrics.matthews_corrcoef(first, second))
                if n > 3 and abs(case["phi"]) < 1 - 1e-12:
                    case["phiInterval"] = pair(correlation.confidence_interval(0.95))
        result.append(case)
    return result


# Correction


def stratified():
    """By hand: weights, and Wilson's limits from statsmodels."""
    cases = [[(300, 80, 100), (9700, 2, 600)], [(300, 100, 100), (9700, 0, 300)], [(0, 0, 0), (500, 3, 100)],
             [(500, 3, 100), (20, 0, 0)], [(50, 20, 25), (400, 9, 90), (8000, 1, 250)], []]
    result = []
    for strata in cases:
        case = {"strata": [list(s) for s in strata], "estimate": None, "variance": None, "interval": None,
                "normalInterval": None}
        used = [s for s in strata if s[0] > 0]
        if used and all(n > 0 for _, _, n in used):
            weights = np.array([size for size, _, _ in used], float)
            weights /= weights.sum()
            shares = np.array([k / n for _, k, n in used])
            variance = weights**2 @ np.array([stats.bernoulli.var(p) / n for p, (_, _, n) in zip(shares, used)])
            limits = np.array([interval(k, n) for _, k, n in used])
            estimate = weights @ shares
            case["estimate"], case["variance"] = number(estimate), number(variance)
            case["interval"] = [
                max(0, estimate - np.linalg.norm(weights * (shares - limits[:, 0]))),
                min(1, estimate + np.linalg.norm(weights * (limits[:, 1] - shares)))]
            if variance > 0:
                spread = Z * math.sqrt(variance)
                case["normalInterval"] = [max(0, estimate - spread), min(1, estimate + spread)]
        result.append(case)
    return result


def weighted():
    """By hand, as matrix products with the covariances of independent draws."""
    result = []
    for n, total in [(6, 40), (60, 900)]:
        inclusion = np.round(RANDOM.uniform(0.02, 1, n), 3)
        inclusion[0] = 1.0
        values = (RANDOM.random(n) < 0.3).astype(float)
        joint = np.diag((1 - inclusion) / inclusion**2)
        hajek = np.average(values, weights=1 / inclusion)
        result.append({
            "values": values.tolist(), "inclusion": inclusion.tolist(), "total": total,
            "horvitzThompson": number((values / inclusion).sum() / total),
            "horvitzThompsonVariance": number(values @ joint @ values / total**2),
            "hajek": number(hajek),
            "hajekVariance": number((values - hajek) @ joint @ (values - hajek) / (1 / inclusion).sum() ** 2)})
    return result


def lang_reiczigel(k, n, s, n1, t, n0):
    """By hand: Lang and Reiczigel 2014."""
    n, k, n1, s, n0, t = n + Z**2, k + Z**2 / 2, n1 + 2, s + 1, n0 + 2, t + 1
    p, se, sp = k / n, s / n1, t / n0
    if se + sp <= 1:
        return None
    value = (p + sp - 1) / (se + sp - 1)
    error = math.sqrt(p * (1 - p) / n + value**2 * se * (1 - se) / n1 + (1 - value) ** 2 * sp * (1 - sp) / n0)
    error /= se + sp - 1
    shift = 2 * Z**2 * (value * se * (1 - se) / n1 - (1 - value) * sp * (1 - sp) / n0)
    return np.clip([value + shift - Z * error, value + shift + Z * error], 0, 1).tolist()


def rogan_gladen():
    """By hand: the variance by the delta method with numerical gradients."""
    def formula(p, se, sp):
        return (p + sp - 1) / (se + sp - 1)
    cases = [(50, 1000, 61, 100, 186, 200), (300, 1000, 90, 100, 190, 200), (0, 400, 40, 50, 99, 100),
             (400, 400, 50, 50, 100, 100), (30, 100, 50, 100, 50, 100), (30, 100, 55, 100, 50, 100), (3, 9, 0, 0, 5, 6)]
    result = []
    for k, n, s, n1, t, n0 in cases:
        case = {"cells": [k, n, s, n1, t, n0], "unclipped": None, "variance": None, "interval": None}
        if n and n1 and n0 and s / n1 + t / n0 > 1:
            point = np.array([k / n, s / n1, t / n0])
            variances = point * (1 - point) / [n, n1, n0]
            gradient = []
            for index in range(3):
                step = np.zeros(3)
                step[index] = 1e-6
                gradient.append((formula(*(point + step)) - formula(*(point - step))) / 2e-6)
            case["unclipped"], case["variance"] = number(formula(*point)), number(np.square(gradient) @ variances)
            case["interval"] = lang_reiczigel(k, n, s, n1, t, n0)
        result.append(case)
    return result


def prediction_powered():
    """By hand, with numpy's covariance."""
    result = []
    truth = (RANDOM.random(80) < 0.2).astype(float)
    noisy = np.where(RANDOM.random(80) < 0.85, truth, 1 - truth)
    rest = (RANDOM.random(500) < 0.3).astype(float)
    scores = np.round(np.clip(truth * 0.5 + RANDOM.random(80) * 0.4, 0, 1), 3)
    for predictions, audited in [(rest, noisy), (np.round(RANDOM.random(300), 3), scores), (np.zeros(50), truth * 0)]:
        for lam in [1.0, None]:
            used = lam
            if lam is None:
                spread = np.var(np.concatenate([predictions, audited]))
                ratio = len(truth) / len(predictions)
                covariance = np.cov(truth, audited, bias=True)[0, 1]
                used = float(np.clip(covariance / ((1 + ratio) * spread), 0, 1)) if spread > 0 else 0.0
            rectifier = truth - used * audited
            result.append({
                "predictions": predictions.tolist(), "audited": audited.tolist(), "truth": truth.tolist(),
                "tuned": lam is None, "lambda": used,
                "estimate": number(used * predictions.mean() + rectifier.mean()),
                "variance": number(used**2 * predictions.var() / len(predictions) + rectifier.var() / len(truth))})
    return result


# Agreement


def agreement():
    many = RANDOM.integers(0, 3, 80)
    other = np.where(RANDOM.random(80) < 0.7, many, RANDOM.integers(0, 3, 80))
    rare = [1] * 4 + [0] * 96, [1] * 2 + [0] * 2 + [1] * 3 + [0] * 93
    cases = [([], []), ([1, 1, 1], [1, 1, 1]), ([0, 1], [1, 0]), ([0, 1, 0, 1], [0, 1, 0, 1]), ([1] * 5, [0] * 5), rare,
             (many.tolist(), other.tolist())]
    result = []
    for first, second in cases:
        case = {"first": first, "second": second, "observed": None, "kappa": None, "kappaError": None, "ac1": None,
                "prevalenceAdjusted": None, "onOne": None, "onZero": None}
        categories = sorted(set(first) | set(second))
        if first:
            observed = metrics.accuracy_score(first, second)
            case["observed"] = number(observed)
            q = len(categories)
            if q > 1:
                # AC1 and PABAK by hand.
                shares = [(first.count(c) + second.count(c)) / (2 * len(first)) for c in categories]
                chance = sum(stats.bernoulli.var(share) for share in shares) / (q - 1)
                case["ac1"] = number((observed - chance) / (1 - chance))
                case["prevalenceAdjusted"] = number((observed - 1 / q) / (1 - 1 / q))
                case["kappa"] = number(metrics.cohen_kappa_score(first, second))
                table = metrics.confusion_matrix(first, second, labels=categories)
                case["kappaError"] = number(math.sqrt(max(0, inter_rater.cohens_kappa(table).var_kappa)))
            else:
                case["ac1"] = case["prevalenceAdjusted"] = 1.0
            # The agreement on a category is the F1 of one coder against the other.
            for name, category in [("onOne", 1), ("onZero", 0)]:
                if category in categories:
                    f1 = metrics.f1_score([x == category for x in first], [x == category for x in second])
                    case[name] = number(f1)
        result.append(case)
    return result


def alpha():
    # Krippendorff's own example (2011), four coders and twelve units.
    missing = None
    example = [[1, 2, 3, 3, 2, 1, 4, 1, 2, missing, missing, missing],
               [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, missing, 3],
               [missing, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, missing],
               [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, missing]]
    truth = RANDOM.integers(0, 2, 70)
    coders = [[int(t) if RANDOM.random() < 0.8 else missing if RANDOM.random() < 0.5 else 1 - int(t) for t in truth]
              for _ in range(3)]
    result = []
    for codes in [example, coders, [[1, 1, missing], [1, missing, 1]], [[1], [1]], [[1, missing], [missing, 1]]]:
        units = [[coder[i] for coder in codes] for i in range(len(codes[0]))]
        used = [[c for c in unit if c is not None] for unit in units]
        used = [c for unit in used if len(unit) > 1 for c in unit]
        value = None
        if len(set(used)) > 1:
            data = [[np.nan if c is None else c for c in coder] for coder in codes]
            value = number(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
        result.append({"units": units, "value": value})
    return result


def spans():
    """By hand, as sets of tokens."""
    cases = [([], []), ([[2, 5]], []), ([[0, 4], [3, 8]], [[2, 3], [6, 10]]), ([[5, 9]], [[5, 9]]),
             ([[0, 2], [4, 6], [8, 10]], [[1, 9], [9, 9]])]
    result = []
    for first, second in cases:
        left, right = ({t for a, b in spans for t in range(a, b)} for spans in (first, second))
        f1 = 2 * len(left & right) / (len(left) + len(right)) if left or right else None
        result.append({"first": first, "second": second, "f1": f1})
    return result


# Positions


def histograms():
    shares = [0.0, 0.1, 0.25, 0.5, 0.75, 0.975, 1.0]
    cases = [[], [7], [1, 2], [3, 3, 3, 3], RANDOM.integers(0, 1001, 301).tolist(),
             RANDOM.integers(-5, 20, 50).tolist()]
    return [
        {"values": v, "shares": shares, "quantiles": np.quantile(v, shares).tolist() if v else None,
         "mean": number(np.mean(v)) if v else None}
        for v in cases
    ]


def survival():
    times = RANDOM.integers(0, 1001, 120)
    status = (RANDOM.random(120) < 0.6).astype(int)
    ends = np.where(status == 1, times, 1000)
    cases = [([5], [1]), ([5, 9], [0, 0]), ([1, 2, 2, 3, 5, 5, 8], [1, 1, 0, 1, 1, 1, 0]), ([4, 4, 4], [1, 1, 1]),
             (times.tolist(), status.tolist()), (ends.tolist(), status.tolist())]
    result = []
    for time, seen in cases:
        case = {"times": time, "events": seen, "stepTimes": [], "atRisk": [], "survival": [], "error": [],
                "median": None}
        if any(seen):
            fit = SurvfuncRight(np.array(time), np.array(seen))
            error = np.where(fit.surv_prob > 0, fit.surv_prob_se, 0)
            case["stepTimes"], case["atRisk"] = fit.surv_times.astype(int).tolist(), fit.n_risk.astype(int).tolist()
            case["survival"], case["error"] = fit.surv_prob.tolist(), error.tolist()
            reached = fit.surv_times[fit.surv_prob <= 0.5 + 1e-12]
            case["median"] = int(reached[0]) if len(reached) else None
        result.append(case)
    return result


def main():
    sections = [wilson, clopper_pearson, normal, beta, student, binomial, clusters, bootstrap, paired, differences,
                sign_flips, unpaired, equivalence, adjusted, sample_sizes, fourfold, stratified, weighted, rogan_gladen,
                prediction_powered, agreement, alpha, spans, histograms, survival]
    packages = ["numpy", "scipy", "statsmodels", "scikit-learn", "krippendorff"]
    values = {"versions": {"python": sys.version.split()[0]} | {p: importlib.metadata.version(p) for p in packages}}
    values |= {section.__name__: section() for section in sections}
    # One case a line keeps differences readable.
    lines = []
    for name, section in values.items():
        if isinstance(section, list):
            cases = ",\n".join("  " + json.dumps(case, allow_nan=False) for case in section)
            lines.append(f' "{name}": [\n{cases}\n ]')
        else:
            lines.append(f' "{name}": {json.dumps(section, allow_nan=False)}')
    print("{\n" + ",\n".join(lines) + "\n}")


main()
