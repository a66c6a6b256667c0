// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "send/sscomlist.h"

#include <cstdint>

using namespace SocketDesk;

/// Input: the settings file of SSCOM.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<SscomList> list = quickListFromSscom(bytes);
    if (!list)
        return 0;
    check(list->items.size() + list->emptyRows <= 99, "no more rows than there are");
    check(quickListFromBytes(quickListToBytes(list->items)) == list->items, "what is read can be kept");
    return 0;
}
