// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

/// The numbers of pcapng files that we write and read (draft-ietf-opsawg-pcapng).
namespace SocketDesk::Pcapng {

enum BlockType : quint32 {
    InterfaceDescription = 1,
    SimplePacket = 3,
    InterfaceStatistics = 5,
    EnhancedPacket = 6,
    SectionHeader = 0x0A0D0D0A
};

/// What an option means depends on its block.
enum OptionCode : quint16 {
    EndOfOptions = 0,
    Comment = 1,
    PacketFlags = 2,
    PacketDropCount = 4,
    SectionProgram = 4,
    StatisticsKernelDrops = 5,
    StatisticsOurDrops = 7,
    InterfaceTimeResolution = 9,
    InterfaceTimeOffset = 14
};

constexpr quint32 byteOrderMagic = 0x1A2B3C4D;

} // namespace SocketDesk::Pcapng
