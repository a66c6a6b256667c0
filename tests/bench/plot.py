# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ratios of a run as a picture: a bar for each, from 1 on a logarithmic axis, and a mark where the goal is."""

import html
import math

WIDTH, ROW, LEFT, RIGHT = 1100, 24, 560, 90
LEAST, MOST = 1 / 4, 4
COLOURS = {"met": "#0072b2", "missed": "#d55e00", "": "#888888"}  # told apart by the colour-blind too


def x_of(ratio):
    part = math.log(min(max(ratio, LEAST), MOST) / LEAST) / math.log(MOST / LEAST)
    return LEFT + part * (WIDTH - LEFT - RIGHT)


def line(x, top, bottom, colour, width=1):
    return f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{bottom}" stroke="{colour}" stroke-width="{width}"/>'


def text(x, y, content, anchor="start"):
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}">{html.escape(content)}</text>'


def bar(row, top):
    begin, end = sorted((x_of(1.0), x_of(row.ratio)))
    parts = [text(LEFT - 10, top + 16, row.what, "end"),
             f'<rect x="{begin:.1f}" y="{top + 4}" width="{max(end - begin, 1):.1f}" height="{ROW - 8}" '
             f'fill="{COLOURS[row.verdict]}"/>',
             text(WIDTH - RIGHT + 8, top + 16, f"{row.ratio:.2f} {row.verdict}")]
    for aim in (row.goal, row.floor):
        if aim is not None:
            parts.append(line(x_of(aim), top + 1, top + ROW - 1, "#000000", 2))
    return parts


def as_svg(rows, machine):
    rows = [row for row in rows if row.ratio]
    height = (len(rows) + 3) * ROW
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
             'font-size="12">', f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
             text(10, 16, f"SocketDesk : bare, on {machine}; the black mark is the goal")]
    for ratio in (0.25, 0.5, 1, 2, 4):
        parts += [line(x_of(ratio), ROW, height - ROW, "#cccccc"),
                  text(x_of(ratio), height - 8, f"{ratio:g}", "middle")]
    for index, row in enumerate(rows):
        parts += bar(row, (index + 1) * ROW + 4)
    return "\n".join([*parts, "</svg>", ""])
