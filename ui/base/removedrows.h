// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <optional>

namespace SocketDesk {

/// What was deleted from a list, so that the last of it can come back to its place.
template<typename Item>
class RemovedRows
{
public:
    struct Row
    {
        int row;
        Item item;
    };

    void add(int row, const Item &item)
    {
        if (m_rows.size() == most)
            m_rows.removeFirst();
        m_rows.append(Row{row, item});
    }

    /// \param count rows that there are now; no place is behind the end
    [[nodiscard]] std::optional<Row> takeLast(int count)
    {
        if (m_rows.isEmpty())
            return {};
        Row last = m_rows.takeLast();
        last.row = qMin(last.row, count);
        return last;
    }

    [[nodiscard]] const Item *last() const { return m_rows.isEmpty() ? nullptr : &m_rows.constLast().item; }
    void clear() { m_rows.clear(); }

private:
    static constexpr qsizetype most = 100;

    QList<Row> m_rows;
};

} // namespace SocketDesk
