// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/recordformatter.h"

#include "export/hexformatter.h"
#include "export/jsonlinesformatter.h"
#include "export/netassistformatter.h"
#include "export/rawformatter.h"
#include "export/silentformatter.h"
#include "export/textformatter.h"

namespace SocketDesk {

std::unique_ptr<RecordFormatter> makeRecordFormatter(RecordFormat format, const Encoding &encoding)
{
    switch (format) {
    case RecordFormat::NetAssistText:
        return std::make_unique<NetAssistFormatter>(encoding, NetAssistFormatter::Payload::Text);
    case RecordFormat::NetAssistHex:
        return std::make_unique<NetAssistFormatter>(encoding, NetAssistFormatter::Payload::Hex);
    case RecordFormat::Text:
        return std::make_unique<TextFormatter>(encoding);
    case RecordFormat::Hex:
        return std::make_unique<HexFormatter>();
    case RecordFormat::JsonLines:
        return std::make_unique<JsonLinesFormatter>(encoding);
    case RecordFormat::Raw:
        return std::make_unique<RawFormatter>();
    case RecordFormat::None:
        return std::make_unique<SilentFormatter>();
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
