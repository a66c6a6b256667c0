// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/recordformatter.h"

#include "export/csvformatter.h"
#include "export/hexformatter.h"
#include "export/jsonlinesformatter.h"
#include "export/netassistformatter.h"
#include "export/pcapngformatter.h"
#include "export/rawformatter.h"
#include "export/silentformatter.h"
#include "export/textformatter.h"

namespace SocketDesk {

std::unique_ptr<RecordFormatter> makeRecordFormatter(RecordFormat format, const Encoding &encoding,
                                                     RecordKind direction)
{
    switch (format) {
    case RecordFormat::NetAssistText:
        return std::make_unique<NetAssistFormatter>(encoding, NetAssistFormatter::Payload::Text);
    case RecordFormat::NetAssistHex:
        return std::make_unique<NetAssistFormatter>(encoding, NetAssistFormatter::Payload::Hex);
    case RecordFormat::Text:
        return std::make_unique<TextFormatter>(encoding, direction);
    case RecordFormat::Hex:
        return std::make_unique<HexFormatter>(direction);
    case RecordFormat::JsonLines:
        return std::make_unique<JsonLinesFormatter>(encoding);
    case RecordFormat::Csv:
        return std::make_unique<CsvFormatter>(encoding);
    case RecordFormat::CsvForExcel:
        return std::make_unique<CsvFormatter>(encoding, CsvFormatter::Mark::ByteOrder);
    case RecordFormat::Pcapng:
        return std::make_unique<PcapngFormatter>();
    case RecordFormat::Raw:
        return std::make_unique<RawFormatter>(direction);
    case RecordFormat::None:
        return std::make_unique<SilentFormatter>();
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
