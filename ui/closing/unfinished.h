// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QList>
#include <QPointer>
#include <QStringList>

namespace SocketDesk {

class SessionPage;

/// What would end with a page if it were closed now, in words.
class Unfinished final
{
    Q_DECLARE_TR_FUNCTIONS(Unfinished)

public:
    /// "Listening on 127.0.0.1:8080", "“big.bin” is being sent, 43 %"; empty where nothing is open and nothing runs.
    [[nodiscard]] static QStringList of(const SessionPage &page);

    [[nodiscard]] static QString sentence(const SessionPage &page); ///< the same in one line

    /// A line for each page, with its title; for the first few, if they are many.
    [[nodiscard]] static QString lines(const QList<QPointer<SessionPage>> &pages);

private:
    [[nodiscard]] static QStringList transfers(const SessionPage &page);
    [[nodiscard]] static QStringList waiting(const SessionPage &page);
};

} // namespace SocketDesk
