"""Anderson's mixing for a fixed point v = G(v): the next v from the last three, world by world.

Of f = G(v) − v the last two changes are kept, and as much of each is taken off as makes f least (Anderson 1965; Walker
and Ni 2011, "Anderson acceleration for fixed-point iterations"). `rows` are those of `equilibrium.solve`: 6 how much of
the way is gone, 8 who has come to rest, 9 to 16 the sums and weights here. The loops are many and short, each of few
rows: of such the compiler makes vector code.
"""

from __future__ import annotations

from dragoman.worlds.compiling import LANES, Floats, stage


@stage
def residuals(f: Floats, v: Floats, used: Floats, residual: Floats) -> None:
    """f = E p − v in place of E p, and by how much it moves a probability at most."""
    for lane in range(LANES):
        residual[lane] = 0.0
    for at in range(len(f)):
        mine, here = f[at], v[at]
        for lane in range(LANES):
            mine[lane] -= here[lane]
            residual[lane] = max(residual[lane], abs(mine[lane]))
    for lane in range(LANES):
        residual[lane] *= 0.5 * used[lane]


@stage
def changes(now: Floats, before: Floats, change: Floats) -> None:
    """now − before into `change`, and `now` into `before`."""
    for at in range(len(now)):
        mine, old, moved = now[at], before[at], change[at]
        for lane in range(LANES):
            moved[lane] = mine[lane] - old[lane]
            old[lane] = mine[lane]


@stage
def products(df: Floats, before: Floats, f: Floats, new: int, rows: Floats) -> None:
    """Sums of products over options: of the last change of f with itself (row 9 + new), with the one before (11), and
    of both with f (12 + new, 13 − new)."""
    a, cross, b, c = rows[9 + new], rows[11], rows[12 + new], rows[13 - new]
    for lane in range(LANES):
        a[lane] = 0.0
        cross[lane] = 0.0
        b[lane] = 0.0
        c[lane] = 0.0
    for at in range(len(f)):
        one, other, mine = df[at], before[at], f[at]
        for lane in range(LANES):
            a[lane] += one[lane] * one[lane]
            b[lane] += one[lane] * mine[lane]
        for lane in range(LANES):
            cross[lane] += one[lane] * other[lane]
            c[lane] += other[lane] * mine[lane]


@stage
def weights(new: int, old: int, seen: Floats, rows: Floats) -> None:
    """How much of the two last changes is mixed in, into rows 14 + new and 14 + old: least squares of f, by one change
    alone where the two are nearly parallel."""
    for lane in range(LANES):
        a, c, cross = rows[9 + new, lane], rows[9 + old, lane], rows[11, lane]
        b, d = rows[12 + new, lane], rows[12 + old, lane]
        whole = a * c - cross * cross
        if seen[lane] > 1.0 and whole > 1e-10 * a * c:
            rows[14 + new, lane] = (b * c - d * cross) / whole
            rows[14 + old, lane] = (d * a - b * cross) / whole
        else:
            rows[14 + new, lane] = b / a if seen[lane] > 0.0 and a > 0.0 else 0.0
            rows[14 + old, lane] = 0.0
        seen[lane] = min(seen[lane] + 1.0, 2.0)


@stage
def mix(past: Floats, new: int, old: int, rows: Floats, v: Floats) -> None:
    """The next v, for those that have not come to rest: v + way · f, less what the last changes would have added."""
    way, done, first, second = rows[6], rows[8], rows[14 + new], rows[14 + old]
    f, part = past[0], rows[16]
    for at in range(len(v)):
        mine, here = v[at], f[at]
        dv, df = past[3 + new, at], past[5 + new, at]
        for lane in range(LANES):
            part[lane] = way[lane] * here[lane] - first[lane] * (dv[lane] + way[lane] * df[lane])
        dv, df = past[3 + old, at], past[5 + old, at]
        for lane in range(LANES):
            part[lane] -= second[lane] * (dv[lane] + way[lane] * df[lane])
        for lane in range(LANES):
            mine[lane] += 0.0 if done[lane] > 0.0 else part[lane]
