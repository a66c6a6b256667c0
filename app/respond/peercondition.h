// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QStringList>

namespace SocketDesk {

/// From whom a rule takes messages: a list of "host" or "host:port", numeric; none is anybody.
class PeerCondition
{
public:
    /// \return InvalidAddress with the entry that is none
    [[nodiscard]] static Result<PeerCondition> parse(const QString &text);

    /// \param address "127.0.0.1:50122", "[::1]:80"
    [[nodiscard]] bool matches(QStringView address) const;
    [[nodiscard]] bool isAnybody() const { return m_hosts.isEmpty() && m_addresses.isEmpty(); }

private:
    QStringList m_hosts;
    QStringList m_addresses;
};

} // namespace SocketDesk
