"""The speeds and the stages as one SVG, readable on white and on dark pages."""
import math
from html import escape

WIDTH, LEFT, RIGHT, BAR, STEP = 820, 300, 110, 20, 32
OURS, NAIVE, OTHER, INK, FAINT = "#2f6f8f", "#a9bcc6", "#b08948", "#1f2933", "#c9d1d9"
STAGES = ["#2f6f8f", "#5b9bb5", "#8fc1b5", "#b08948", "#d6b36a", "#8a6fa8", "#c58b8b", "#9aa5b1"]


def text(x, y, content, size=13, anchor="start", weight="normal", fill=INK):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" '
            f'fill="{fill}">{escape(content)}</text>')


def speeds(bars, top):
    """Bars of MB a second on a scale by powers of ten: name, value, colour."""
    # Half of the least, so that its bar can be seen.
    low = math.floor(math.log10(min(value for _, value, _ in bars) / 2))
    high = math.ceil(math.log10(max(value for _, value, _ in bars)))
    scale = (WIDTH - LEFT - RIGHT) / max(1, high - low)
    place = lambda value: LEFT + (math.log10(value) - low) * scale
    bottom = top + STEP * len(bars)
    parts = []
    for power in range(low, high + 1):
        x = LEFT + (power - low) * scale
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top - 6}" y2="{bottom}" stroke="{FAINT}"/>')
        parts.append(text(x, bottom + 16, f"{10 ** power:g}", 11, "middle"))
    for index, (name, value, colour) in enumerate(bars):
        y = top + index * STEP
        parts.append(f'<rect x="{LEFT}" y="{y}" width="{max(2, place(value) - LEFT):.1f}" height="{BAR}" rx="2" '
                     f'fill="{colour}"/>')
        parts.append(text(LEFT - 10, y + 15, name, 13, "end"))
        parts.append(text(place(value) + 8, y + 15, f"{value:.3g} MB/s", 13, weight="bold"))
    return parts, bottom + 30


def stage_bar(stages, top):
    """One bar of shares, with a legend below it."""
    parts, x, width = [], 20.0, WIDTH - 40
    for index, (_, share, _) in enumerate(stages):
        parts.append(f'<rect x="{x:.1f}" y="{top}" width="{share * width:.1f}" height="26" '
                     f'fill="{STAGES[index % len(STAGES)]}"/>')
        x += share * width
    for index, (name, share, _) in enumerate(stages):
        left, y = 20 + (index % 4) * 195, top + 46 + (index // 4) * 22
        parts.append(f'<rect x="{left}" y="{y - 10}" width="12" height="12" fill="{STAGES[index % len(STAGES)]}"/>')
        parts.append(text(left + 18, y, f"{name} {share:.0%}"))
    return parts, top + 46 + ((len(stages) + 3) // 4) * 22


def svg(bars, stages, caption):
    """`caption` is a list of lines."""
    body = [text(20, 30, "MB of reasoning a second, one core (each line is ten times the one before)", 15, weight="bold")]
    parts, bottom = speeds(bars, 54)
    body += parts + [text(20, bottom + 24, "Where the time goes, one core, ordinary dump", 15, weight="bold")]
    parts, bottom = stage_bar([stage for stage in stages if stage[1] >= 0.001], bottom + 40)
    body += parts + [text(20, bottom + 8 + 16 * row, line, 11, fill="#52606d") for row, line in enumerate(caption)]
    height = bottom + 8 + 16 * len(caption)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            f'font-family="system-ui, \'DejaVu Sans\', sans-serif" role="img" aria-label="Speeds of Aside and others">\n'
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n' + "\n".join(body) + "\n</svg>\n")
