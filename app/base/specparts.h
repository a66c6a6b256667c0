// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace SocketDesk {

/// The parts of an option's value that stand between commas, one after the other. The first is always there.
class SpecParts
{
public:
    explicit SpecParts(QStringView spec)
        : m_rest(spec)
    {}

    [[nodiscard]] bool hasMore() const { return m_hasMore; }

    /// What take() will give.
    [[nodiscard]] QStringView next() const
    {
        const qsizetype comma = m_rest.indexOf(u',');
        return m_rest.first(comma < 0 ? m_rest.size() : comma);
    }

    [[nodiscard]] QStringView take()
    {
        const QStringView part = next();
        m_hasMore = part.size() < m_rest.size();
        m_rest = m_rest.sliced(part.size() + (m_hasMore ? 1 : 0));
        return part;
    }

private:
    QStringView m_rest;
    bool m_hasMore = true;
};

} // namespace SocketDesk
