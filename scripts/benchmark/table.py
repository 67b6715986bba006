"""The figures as rows with their goals, as text and as Markdown."""
import statistics


class Row:
    """A figure; a goal that is None has none, one with `at_most` is a bound from above.

    `noise` is the part by which a goal may be missed because two runs of the same work differ.
    """

    def __init__(self, what, value, unit, goal=None, at_most=False, noise=0.0):
        self.what, self.value, self.unit, self.goal, self.at_most, self.noise = what, value, unit, goal, at_most, noise

    def is_met(self):
        if self.goal is None:
            return True
        return self.value <= self.goal * (1 + self.noise) if self.at_most else self.value >= self.goal * (1 - self.noise)

    def bound(self):
        if self.goal is None:
            return ""
        noise = f" ±{self.noise:.0%}" if self.noise else ""
        return f"{'at most' if self.at_most else 'at least'} {self.goal:,.4g}{noise}"

    def figure(self):
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2 if self.value >= 0.1 else 4
        return f"{self.value:,.{digits}f} {self.unit}"

    def record(self):
        return {"what": self.what, "value": self.value, "unit": self.unit, "goal": self.goal, "at_most": self.at_most,
                "noise": self.noise, "met": self.is_met()}


def median(runs, *keys):
    def value(run):
        for key in keys:
            run = run[key]
        return run
    return statistics.median(value(run) for run in runs)


def text(rows):
    lines = []
    for row in rows:
        verdict = "" if row.goal is None else "ok" if row.is_met() else "no"
        lines.append(f"{row.what:58} {row.figure():>14}  {row.bound():>15}  {verdict}".rstrip())
    return "\n".join(lines)


def stages(seconds, megabytes):
    """Stages of one core: name, share, seconds for a gigabyte of JSON Lines."""
    total = sum(seconds.values()) or 1
    return [(name, value / total, value / megabytes * 1000) for name, value in seconds.items()]


def markdown(result):
    machine, dumps = result["machine"], result["dumps"]
    lines = [
        f"Measured on {machine['date']}: {machine['processor']}, {machine['cores']} cores, {machine['system']}, "
        f"PCRE2 {machine['pcre2']}; Aside {machine['aside']}, {machine['rules']} rules "
        f"(`{(machine['rules_digest'] or '')[:12]}`). Dump: {result['source']}, {dumps['ordinary']['bytes'] / 1e6:.0f} MB, "
        f"{dumps['ordinary']['text_bytes'] / dumps['ordinary']['bytes']:.0%} of it reasoning. Medians of {result['runs_each']} "
        f"runs that take turns.", "",
        "| what | figure | goal | |", "|---|---|---|---|",
    ]
    for row in result["rows"]:
        mark = "" if row.goal is None else "✓" if row.is_met() else "not yet"
        lines.append(f"| {row.what} | {row.figure()} | {row.bound()} | {mark} |")
    lines += ["", f"Records equal those of `--engine naive` byte for byte: {'yes' if result['same_bytes'] else '**no**'}.", "",
              "| stage, one core | share | seconds for a GB of JSON Lines |", "|---|---|---|"]
    lines += [f"| {name} | {share:.0%} | {seconds:.2f} |" for name, share, seconds in result["stages"]]
    if result["peers"]:
        lines += ["", "| peer, one core | patterns | MB of text a second | like for like? |", "|---|---|---|---|"]
        for peer in result["peers"]:
            lines.append(f"| {peer['name']} | {peer['patterns']:,} of {peer['of']:,} | "
                         f"{peer['text_megabytes_per_second']:.4f} | {peer['note']} |")
    return "\n".join(lines) + "\n"
