// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "import/bytereader.h"
#include "import/packetrecorder.h"
#include "import/recordimporter.h"

#include <memory>
#include <vector>

namespace SocketDesk {

/// Reads pcapng captures (draft-ietf-opsawg-pcapng): all that PcapngFormatter wrote, and UDP and TCP of others.
class PcapngImporter final : public RecordImporter
{
public:
    explicit PcapngImporter(Journal &journal)
        : m_journal(journal)
    {}

    [[nodiscard]] Result<void> feed(QByteArrayView bytes) override;
    [[nodiscard]] Result<void> finish() override;

    /// Packets that are neither UDP nor TCP, or only parts of such.
    [[nodiscard]] const LeftOut &leftOut() const override { return m_leftOut; }

    static constexpr quint32 longestBlock = 16U << 20U;

private:
    struct Interface
    {
        quint16 linkType = 0;
        quint32 longest = 0;   ///< bytes that are captured of a packet; 0: all
        quint8 resolution = 6; ///< as the option if_tsresol has it
        qint64 offsetSeconds = 0;
    };
    struct Options;

    [[nodiscard]] Result<qsizetype> readBlock(QByteArrayView bytes);
    [[nodiscard]] Result<void> readBody(quint32 type, QByteArrayView body);
    [[nodiscard]] Result<void> readSection(QByteArrayView body);
    [[nodiscard]] Result<void> readInterface(QByteArrayView body);
    [[nodiscard]] Result<void> readEnhancedPacket(QByteArrayView body);
    [[nodiscard]] Result<void> readSimplePacket(QByteArrayView body);
    [[nodiscard]] Result<void> readStatistics(QByteArrayView body);
    [[nodiscard]] Result<void> addPacket(quint16 linkType, QByteArrayView bytes, const PacketRemarks &remarks);
    [[nodiscard]] Options optionsOf(ByteReader &reader) const;
    [[nodiscard]] std::optional<Timestamp> timeOf(const Interface &interface, quint32 high, quint32 low) const;
    [[nodiscard]] tl::unexpected<Error> damaged(const char *what) const;

    Journal &m_journal;
    QByteArray m_buffer;  ///< the block that is not yet whole
    quint64 m_offset = 0; ///< of it, in the file
    ByteReader::Order m_order = ByteReader::Order::LittleEndian;
    std::vector<Interface> m_interfaces; ///< of the section
    std::unique_ptr<PacketRecorder> m_recorder;
    Timestamp m_time{}; ///< of the last packet
    LeftOut m_leftOut;
};

} // namespace SocketDesk
