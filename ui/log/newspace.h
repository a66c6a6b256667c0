// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace SocketDesk {

/// Decides how new records are told to somebody who listens: by what they say while they are few, by their number where
/// they are more than one could listen to.
///
/// Arithmetic: it is asked at most once a second.
class NewsPace
{
public:
    enum class Way : quint8 { Rows, HowMany };

    static constexpr quint64 listenedTo = 3; ///< records between two askings

    /// Nobody listens: what there is by now is never told.
    void pass(quint64 records) { m_told = records; }

    /// \param records that there are in all
    [[nodiscard]] Way next(quint64 records)
    {
        m_new = records - m_told;
        m_told = records;
        return m_new > listenedTo ? Way::HowMany : Way::Rows;
    }

    [[nodiscard]] quint64 howMany() const { return m_new; }
    [[nodiscard]] bool isBehind(quint64 records) const { return records != m_told; }

private:
    quint64 m_told = 0;
    quint64 m_new = 0;
};

} // namespace SocketDesk
