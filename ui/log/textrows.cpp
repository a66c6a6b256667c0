// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/textrows.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int tabColumns = 8;

// More marks on one character than any script has are shown one by one: drawing them all would take for ever.
constexpr int maximumJoined = 8;

} // namespace

qint32 TextFlow::placeNarrow(qint32 count)
{
    if (!m_state.open)
        return 0;
    const qint32 placed = std::clamp(count, 0, std::max(0, m_width - m_state.column));
    m_state.column += placed;
    m_joined = placed > 0 ? 0 : m_joined;
    return placed;
}

TextFlow::Place TextFlow::placeAny(const ShownUnit &unit)
{
    const UnitFit fit = fitOf(unit.code);
    if (fit.kind == UnitKind::LineFeed || fit.kind == UnitKind::CarriageReturn)
        return placeLineEnd(fit);
    if (canJoin(unit, fit)) {
        ++m_joined;
        return {false, true, m_state.column, 0};
    }
    const Place result = placeCharacter(fit);
    m_joined = fit.kind == UnitKind::Character ? 0 : -1;
    return result;
}

TextFlow::Place TextFlow::placeLineEnd(UnitFit fit)
{
    const bool carriageReturn = fit.kind == UnitKind::CarriageReturn;
    const bool belongs = m_state.open || (m_state.afterCr && !carriageReturn);
    const int column = belongs ? m_state.column : 0;
    const int cells = column + fit.cells <= m_width ? fit.cells : 0;
    m_state = {carriageReturn ? column + cells : 0, false, carriageReturn};
    m_joined = -1;
    return {!belongs, false, column, cells};
}

TextFlow::Place TextFlow::placeCharacter(UnitFit fit)
{
    const bool isTab = fit.kind == UnitKind::Tab;
    const int needed = isTab ? 1 : std::min<int>(fit.cells, m_width);
    const bool begins = !m_state.open || m_state.column + needed > m_width;
    const int column = begins ? 0 : m_state.column;
    const int cells = isTab ? std::min(tabColumns - column % tabColumns, m_width - column) : needed;
    m_state = {column + cells, true, false};
    return {begins, false, column, cells};
}

bool TextFlow::canJoin(const ShownUnit &unit, UnitFit fit) const
{
    if (!m_state.open || m_joined < 0)
        return false;
    const bool sharesBytes = unit.byteCount == 0 && fit.kind == UnitKind::Character && !unit.continued;
    return sharesBytes || (fit.kind == UnitKind::Combining && m_joined < maximumJoined);
}

void TextFlow::endRow()
{
    m_state = {};
    m_joined = -1;
}

TextRows layOutText(std::span<const ShownUnit> pieces, int width, RowState start, std::span<const qint32> breaks)
{
    TextFlow flow(width, start);
    TextRows rows;
    const auto place = [&](const ShownUnit &unit, quint32 piece) {
        for (; !breaks.empty() && unit.begin >= breaks.front(); breaks = breaks.subspan(1))
            flow.endRow();
        if (flow.place(unit).beginsRow)
            rows.starts.push_back({piece, unit.begin});
    };
    for (quint32 i = 0; i < pieces.size(); ++i) {
        const ShownUnit piece = pieces[i];
        if (!ShownUnits::isRun(piece)) {
            place(piece, i);
            continue;
        }
        for (qint32 at = piece.begin; at < piece.end(); ++at) { // each that begins a row
            const qint32 limit = breaks.empty() ? piece.end() : std::min(piece.end(), breaks.front());
            at += flow.placeNarrow(limit - at);
            if (at < piece.end())
                place({U'x', at, 1, false}, i);
        }
    }
    rows.end = flow.state();
    return rows;
}

} // namespace SocketDesk
