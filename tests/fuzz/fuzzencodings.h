// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QList>

namespace SocketDesk {

/// The encoding that a byte of fuzz input chooses: '0' to '9' the common ones in their order, 'A' on one of each kind of
/// the others, then from the start again.
inline Encoding fuzzEncoding(unsigned char choice)
{
    static const QList<Encoding> encodings = [] {
        QList<Encoding> list = commonEncodings();
        for (const char *name : {"UTF-32LE", "EUC-JP", "Big5-HKSCS", "ISO-2022-JP", "ISO-2022-KR", "HZ-GB-2312",
                                 "UTF-7", "SCSU", "BOCU-1", "CESU-8", "ibm-930", "ISCII,version=0", "LMBCS-1",
                                 "gsm-03.38-2009", "IMAP-mailbox-name", "ISO-2022-CN", "ibm-16684", "windows-1251"}) {
            if (const auto encoding = Encoding::fromName(QString::fromLatin1(name)))
                list.append(*encoding);
        }
        return list;
    }();
    const int index = choice >= 'A' ? choice - 'A' + 10 : choice >= '0' ? choice - '0' : choice;
    return encodings[index % encodings.size()];
}

} // namespace SocketDesk
