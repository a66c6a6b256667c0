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

std::size_t TextFlow::placeNarrow(std::span<const ShownUnit> units)
{
    if (!m_state.open || m_state.column >= m_width)
        return 0;
    const auto isNarrow = [](const ShownUnit &unit) { return isPrintableAscii(unit.code) && unit.byteCount > 0; };
    const auto fitting = units.first(std::min(units.size(), std::size_t(m_width - m_state.column)));
    const auto count = std::ranges::find_if_not(fitting, isNarrow) - fitting.begin();
    m_state.column += qint32(count);
    m_joined = count > 0 ? 0 : m_joined;
    return std::size_t(count);
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

TextRows layOutText(std::span<const ShownUnit> units, int width, RowState start, std::span<const qint32> breaks)
{
    TextFlow flow(width, start);
    TextRows rows;
    size_t nextBreak = 0;
    for (size_t i = 0; i < units.size(); ++i) {
        if (nextBreak == breaks.size())
            i += flow.placeNarrow(units.subspan(i));
        if (i == units.size())
            break;
        for (; nextBreak < breaks.size() && units[i].begin >= breaks[nextBreak]; ++nextBreak)
            flow.endRow();
        if (flow.place(units[i]).beginsRow)
            rows.starts.push_back(quint32(i));
    }
    rows.end = flow.state();
    return rows;
}

RowState flowOver(std::span<const ShownUnit> units, int width, RowState start)
{
    TextFlow flow(width, start);
    for (const ShownUnit &unit : units)
        flow.place(unit);
    return flow.state();
}

} // namespace SocketDesk
