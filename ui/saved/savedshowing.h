// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/banner.h"

#include <QObject>

namespace SocketDesk {

class PageParts;
class SavedLog;

/// Makes a page one of a saved log: its own panel, what went wrong with the reading, the words where there is nothing.
class SavedShowing final : public QObject
{
    Q_OBJECT

public:
    /// \param log outlives this
    SavedShowing(SavedLog *log, PageParts *parts, QObject *parent);

Q_SIGNALS:
    void anotherRequested();

private:
    void onChanged();
    [[nodiscard]] Banner::Text trouble() const;

    SavedLog *m_log;
    PageParts *m_parts;
    bool m_hasEnded = false; ///< the reading; what is to be said of it has been said
};

} // namespace SocketDesk
