"""Bars in groups, as an SVG that is read on light and on dark ground."""

WIDTH, LABEL, BAR, GAP, TOP = 760, 130, 16, 5, 44
# Read on light and on dark ground.
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #24292f; }
.title { font-weight: 600; font-size: 15px; }
.note { fill: #57606a; font-size: 12px; }
.peer { fill: #8c959f; }
.own { fill: #1f883d; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .note { fill: #9198a1; }
  .peer { fill: #656c76; }
  .own { fill: #3fb950; }
}
"""


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def chart(title, note, groups, width_of, shown, own):
    """`groups`: (heading, [(name, value)]); `width_of` gives 0...1 of a value, `shown` its text, `own` the name of what is ours."""
    parts, y = [], TOP
    for heading, rows in groups:
        parts.append(f'<text class="note" x="0" y="{y + 12}">{escaped(heading)}</text>')
        y += 20
        for name, value in rows:
            width = max(2, width_of(value) * (WIDTH - LABEL - 120))
            kind = "own" if name == own else "peer"
            parts.append(f'<text x="{LABEL - 8}" y="{y + 13}" text-anchor="end">{escaped(name)}</text>')
            parts.append(f'<rect class="{kind}" x="{LABEL}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>')
            parts.append(f'<text class="note" x="{LABEL + width + 6:.1f}" y="{y + 13}">{escaped(shown(value))}</text>')
            y += BAR + GAP
        y += 10
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="img"'
        f' aria-label="{escaped(title)}">\n<style>{STYLE}</style>\n<text class="title" x="0" y="16">{escaped(title)}</text>'
        f'\n<text class="note" x="0" y="34">{escaped(note)}</text>\n{body}\n</svg>\n'
    )
