// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "send/quicklist.h"

#include <cstdint>

using namespace SocketDesk;

/// Input: the file of a quick list.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<QList<QuickItem>> items = quickListFromBytes(bytes);
    if (!items) {
        check(!items.error().argument(0).isEmpty(), "the error names a place");
        return 0;
    }
    check(quickListFromBytes(quickListToBytes(*items)) == items, "both ways is the identity");
    check(inSendingOrder(*items).size() <= items->size(), "nothing is sent twice in a round");
    return 0;
}
