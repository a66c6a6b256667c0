// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_output.h"

#include "cli_dumpformatter.h"
#include "cli_printer.h"

#include <QThread>

#include <limits>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

std::unique_ptr<RecordFormatter> makeFormatter(CliFormat format, const Encoding &encoding)
{
    switch (format) {
    case CliFormat::NetAssistText:
        return makeRecordFormatter(RecordFormat::NetAssistText, encoding);
    case CliFormat::NetAssistHex:
        return makeRecordFormatter(RecordFormat::NetAssistHex, encoding);
    case CliFormat::Text:
        return makeRecordFormatter(RecordFormat::Text, encoding);
    case CliFormat::Hex:
        return makeRecordFormatter(RecordFormat::Hex, encoding);
    case CliFormat::Dump:
        return std::make_unique<DumpFormatter>();
    case CliFormat::JsonLines:
        return makeRecordFormatter(RecordFormat::JsonLines, encoding);
    case CliFormat::Raw:
        return makeRecordFormatter(RecordFormat::Raw, encoding);
    case CliFormat::None:
        return makeRecordFormatter(RecordFormat::None, encoding);
    }
    Q_UNREACHABLE();
}

} // namespace

CliOutput::CliOutput(const JournalReader &reader, const CliOptions &options, std::optional<quint64> mostMessages,
                     int descriptor)
    : m_thread(new QThread(this))
    , m_writtenBytes(std::make_shared<std::atomic<quint64>>(0))
{
    m_printer = new CliPrinter(reader, makeFormatter(options.format, options.encoding), options.framing,
                               mostMessages.value_or(std::numeric_limits<quint64>::max()), descriptor, m_writtenBytes);
    connect(m_printer, &CliPrinter::advanced, this, &CliOutput::advanced);
    connect(m_printer, &CliPrinter::limitReached, this, &CliOutput::limitReached);
    connect(m_printer, &CliPrinter::failed, this, &CliOutput::failed);
    connect(m_printer, &CliPrinter::finished, this, &CliOutput::finished);
    m_printer->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_printer, &QObject::deleteLater);
    m_thread->setObjectName(u"output"_s);
    m_thread->start();
}

CliOutput::~CliOutput()
{
    m_printer->disconnect(this);
    m_thread->quit();
    m_thread->wait();
}

void CliOutput::advance()
{
    QMetaObject::invokeMethod(m_printer, &CliPrinter::advance, Qt::QueuedConnection);
}

void CliOutput::finish()
{
    QMetaObject::invokeMethod(m_printer, &CliPrinter::finish, Qt::QueuedConnection);
}

quint64 CliOutput::writtenBytes() const
{
    return m_writtenBytes->load(std::memory_order_relaxed);
}

} // namespace SocketDesk
