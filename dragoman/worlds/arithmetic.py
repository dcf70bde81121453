"""exp, log, tanh and the normal quantile out of additions, multiplications, divisions and square roots alone.

IEEE 754 fixes the result of those four, while the functions of a C library differ in the last bit between versions
and processors. So worlds come out the same on every machine; and the compiler makes vector code of these.
"""

from __future__ import annotations

import numpy as np

from dragoman.worlds.compiling import part

#: ln 2 in two parts, the first with room for exact products by whole numbers up to 2^20 (fdlibm, e_exp.c).
LN2_HIGH = 6.93147180369123816490e-01
LN2_LOW = 1.90821492927058770002e-10
LOG2_E = 1.4426950408889634
#: 1.5 · 2^52: adding it leaves the nearest whole number in the low bits.
ROUND = 6755399441055744.0


@part
def exp(x: float) -> float:
    """e^x within 2 units in the last place; x outside −708..709 is taken as the nearer end."""
    x = min(max(x, -708.0), 709.0)
    shifted = x * LOG2_E + ROUND
    twos = shifted - ROUND
    r = (x - twos * LN2_HIGH) - twos * LN2_LOW
    # Taylor's series: |r| ≤ ln(2)/2, where the term of degree 14 is below 2^-58. By pairs (Estrin), which are
    # independent of each other, so that the processor need not wait.
    r2 = r * r
    r4 = r2 * r2
    low = (1.0 + r) + (0.5 + r * (1.0 / 6.0)) * r2
    middle = (1.0 / 24.0 + r * (1.0 / 120.0)) + (1.0 / 720.0 + r * (1.0 / 5040.0)) * r2
    high = (1.0 / 40320.0 + r * (1.0 / 362880.0)) + (1.0 / 3628800.0 + r * (1.0 / 39916800.0)) * r2
    highest = 1.0 / 479001600.0 + r * (1.0 / 6227020800.0)
    y = low + r4 * (middle + r4 * (high + r4 * highest))
    # The low bits of `shifted` are the power of two; moved by 52 they are added to the exponent of y.
    bits = np.float64(y).view(np.int64) + (np.float64(shifted).view(np.int64) << np.int64(52))
    return np.int64(bits).view(np.float64)


@part
def log(x: float) -> float:
    """The natural logarithm of a normal x > 0, within 2 units in the last place of the larger of it and 1."""
    bits = np.float64(x).view(np.int64)
    # x = 2^twos · m with m in √½..√2: the exponent is counted from the bits of √½ on.
    twos = (bits - np.int64(0x3FE6A09E667F3BCD)) >> np.int64(52)
    m = np.int64(bits - (twos << np.int64(52))).view(np.float64)
    s = (m - 1.0) / (m + 1.0)
    q = s * s
    # 2 artanh s; s² ≤ .0295, so the term left out is below 2^-57.
    q2 = q * q
    low = (2.0 + q * (2.0 / 3.0)) + (2.0 / 5.0 + q * (2.0 / 7.0)) * q2
    middle = (2.0 / 9.0 + q * (2.0 / 11.0)) + (2.0 / 13.0 + q * (2.0 / 15.0)) * q2
    high = (2.0 / 17.0 + q * (2.0 / 19.0)) + (2.0 / 21.0) * q2
    y = low + q2 * q2 * (middle + q2 * q2 * high)
    many = np.float64(twos)
    return many * LN2_HIGH + (many * LN2_LOW + y * s)


@part
def tanh(x: float) -> float:
    """The hyperbolic tangent, to 2^-52 absolutely."""
    e = exp(-2.0 * abs(x))
    y = (1.0 - e) / (1.0 + e)
    return y if x >= 0.0 else -y


@part
def logistic(x: float) -> float:
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + exp(-x))


@part
def normal_quantile(p: float) -> float:
    """The standard normal quantile of p in 0..1, both exclusive, to 1e-15: Wichura 1988, algorithm AS 241, PPND16."""
    q = p - 0.5
    r = 0.180625 - q * q
    above = ((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r
        + 4.5921953931549871457e4) * r + 1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r
        + 1.3314166789178437745e2) * r + 3.3871328727963666080e0  # fmt: skip
    below = ((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r
        + 2.1213794301586595867e4) * r + 5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r
        + 4.2313330701600911252e1) * r + 1.0  # fmt: skip
    if abs(q) <= 0.425:
        return q * above / below
    r = np.sqrt(-log(p if q < 0.0 else 1.0 - p))
    if r <= 5.0:
        r = r - 1.6
        above = ((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
            + 1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r
            + 4.63033784615654529590e0) * r + 1.42343711074968357734e0  # fmt: skip
        below = ((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
            + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940e0) * r
            + 2.05319162663775882187e0) * r + 1.0  # fmt: skip
    else:
        r = r - 5.0
        above = ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
            + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r
            + 5.46378491116411436990e0) * r + 6.65790464350110377720e0  # fmt: skip
        below = ((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
            + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
            + 5.99832206555887937690e-1) * r + 1.0  # fmt: skip
    return float(above / below if q >= 0.0 else -above / below)
