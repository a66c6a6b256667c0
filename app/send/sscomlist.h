// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/quicklist.h"

#include <QStringList>

namespace SocketDesk {

/// What the settings file of SSCOM, a serial and network tool of the same family, holds of messages to send.
struct SscomList
{
    QList<QuickItem> items; ///< in the order of the file
    int emptyRows = 0;      ///< rows that were never filled in, which are left out
    int otherKeys = 0;      ///< settings of that program: ports, colours, sizes of its window
    QStringList badHex;     ///< names of rows whose hex is none; they are among the items, to be mended
    int unreadLines = 0;    ///< lines that are no setting at all
};

/// Reads what SSCOM 3 to 5 write: "N1=A,text" or "N1=H,13 00 FF" and, beside it, "N101=order,name,delay in ms", for up to
/// 99 rows, in GBK (or UTF-8, where somebody has changed the file), among many other settings.
/// \return InvalidValue where there is not one row in it
[[nodiscard]] Result<SscomList> quickListFromSscom(const QByteArray &bytes);

} // namespace SocketDesk
