// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_measurement.h"

namespace SocketDesk {

namespace {

constexpr std::size_t mostPeers = 20'000; // anybody can make up sources of datagrams, and each takes memory

} // namespace

CliMeasurement::CliMeasurement(const JournalReader &reader, const CliOptions &options, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_text(reader)
    , m_traffic(reader)
{
    m_text.setEncoding(options.encoding);
    TrafficConfig config;
    config.framing = options.framing;
    config.sequence = options.sequence;
    config.mostPeers = mostPeers;
    m_traffic.setConfig(config);
    m_text.holdRecords();
    m_traffic.holdRecords();
    connect(&m_text, &TextScan::changed, this, &CliMeasurement::changed);
    connect(&m_traffic, &TrafficScan::advanced, this, &CliMeasurement::changed);
}

void CliMeasurement::advance()
{
    m_text.advance();
    m_traffic.advance();
}

TrafficFigures CliMeasurement::finish(Timestamp end)
{
    if (m_traffic.isUpToDate())
        return m_traffic.finish(end);
    m_reader.refresh();
    TrafficReading reading(m_traffic.config());
    m_reader.forEach(reading.next(), noRecord, [&](const Record &record) { reading.read(m_reader, record); });
    reading.finish(end);
    return reading.figures(end);
}

} // namespace SocketDesk
