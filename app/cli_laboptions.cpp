// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_laboptions.h"

#include "base/jsonfile.h"
#include "cli_options.h"
#include "send/payload.h"
#include "send/segments.h"
#include "send/sscomlist.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fastestRate = 1'000'000'000;
constexpr qint64 longestDelayMs = 10 * 60 * 1000;
constexpr auto glueWord = "glue"_L1;

/// Reads them one by one and stops at the first that is wrong.
class LabOptionReader
{
    Q_DECLARE_TR_FUNCTIONS(CliOptions)

public:
    LabOptionReader(const QCommandLineParser &parser, CliOptions &options)
        : m_parser(parser)
        , m_options(options)
    {}

    [[nodiscard]] bool read()
    {
        return readSegments() && readList() && readAccept() && readConnections() && readRate();
    }
    [[nodiscard]] const UsageError &error() const { return m_error; }

    [[nodiscard]] static QList<QCommandLineOption> table();

private:
    bool readSegments();
    bool readGap(std::chrono::milliseconds *gap);
    bool glue();
    bool readList();
    bool addList(const QList<QuickItem> &items);
    bool readAccept();
    bool readConnections();
    bool readRate();

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] std::optional<qint64> number(const QString &name, const QString &text, qint64 least, qint64 most);
    bool refuse(const QString &name, const QString &sentence, ErrorCode code = ErrorCode::InvalidValue)
    {
        m_error = {u"--"_s + name, code, u"--"_s + name + u": "_s + sentence};
        return false;
    }

    const QCommandLineParser &m_parser;
    CliOptions &m_options;
    UsageError m_error;
};

QList<QCommandLineOption> LabOptionReader::table()
{
    return {
        {u"workspace"_s,
         tr("Take endpoint, encoding and framing from the tab in front of this file of the window; other options come "
            "before it. What answers by itself stays off."),
         u"FILE"_s},
        {u"tab"_s, tr("Take them from this tab of the workspace, from 1."), u"N"_s},
        {u"quick-list"_s,
         tr("Send the entries of a quick list (exported by the window, or the .ini file of SSCOM) by their order, each "
            "followed by its delay."),
         u"FILE"_s},
        {u"segments"_s,
         tr("Write what --send and --send-hex say in pieces, without Nagle: 1 is byte by byte, 4 pieces of four bytes, "
            "3,7 cuts after the third and the seventh byte. Or glue: all of it in one write."),
         u"SPEC"_s},
        {u"segment-gap"_s, tr("Time between two pieces; 0 if left out."), u"MS"_s},
        {u"accept"_s,
         tr("What a server does with who connects: serve (the default), close (at once), or late:MS (leave it waiting "
            "so long)."),
         u"MODE"_s},
        {u"max-connections"_s,
         tr("How many a server has at a time; who comes beyond that is closed at once. 0: any number, as if left out."),
         u"N"_s},
        {u"read-rate"_s, tr("Read only so many bytes a second of each connection; 0: none."), u"BYTES"_s},
    };
}

std::optional<qint64> LabOptionReader::number(const QString &name, const QString &text, qint64 least, qint64 most)
{
    bool ok = false;
    const qint64 result = text.toLongLong(&ok);
    if (ok && result >= least && result <= most)
        return result;
    refuse(name,
           tr("“%1” is not a whole number from %2 to %3.").arg(text, QString::number(least), QString::number(most)));
    return {};
}

bool LabOptionReader::readGap(std::chrono::milliseconds *gap)
{
    const QString name = u"segment-gap"_s;
    if (!isSet(name))
        return true;
    const auto milliseconds = number(name, m_parser.value(name), 0, longestDelayMs);
    if (milliseconds)
        *gap = std::chrono::milliseconds(*milliseconds);
    return milliseconds.has_value();
}

bool LabOptionReader::readSegments()
{
    const QString name = u"segments"_s;
    std::chrono::milliseconds gap{0};
    if (!isSet(name))
        return !isSet(u"segment-gap"_s) || refuse(u"segment-gap"_s, tr("This option needs --segments."));
    const auto isPayload = [](const CliItem &item) { return item.filePath.isEmpty(); };
    if (!std::ranges::any_of(m_options.items, isPayload))
        return refuse(name, tr("There is nothing to cut without --send or --send-hex."));
    if (!std::ranges::all_of(m_options.items, [](const CliItem &item) { return item.payload.isConstant(); }))
        return refuse(name, tr("What has placeholders cannot be cut or glued."));
    if (m_parser.value(name) == glueWord)
        return glue();
    const Result<Segmentation> how = Segmentation::fromSpec(m_parser.value(name));
    if (!how)
        return refuse(name, describe(how.error()).oneLine());
    if (!readGap(&gap))
        return false;
    for (CliItem &item : m_options.items) {
        const QList<QByteArray> pieces = isPayload(item) ? segmentsOf(item.payload.bytes(), *how) : QList<QByteArray>();
        for (const QByteArray &piece : pieces)
            item.steps.append({PayloadTemplate(piece), gap});
    }
    m_options.sendsAtOnce = true;
    return true;
}

/// Those that follow each other without a file in between.
bool LabOptionReader::glue()
{
    if (isSet(u"segment-gap"_s))
        return refuse(u"segment-gap"_s, tr("What is glued has no gaps."));
    std::vector<CliItem> glued;
    for (const CliItem &item : m_options.items) {
        if (item.filePath.isEmpty() && !glued.empty() && glued.back().filePath.isEmpty())
            glued.back().payload = PayloadTemplate(glued.back().payload.bytes() + item.payload.bytes());
        else
            glued.push_back(item);
    }
    m_options.items = glued;
    return true;
}

bool LabOptionReader::readList()
{
    const QString name = u"quick-list"_s;
    if (!isSet(name))
        return true;
    const auto read = [](const QByteArray &bytes) -> Result<QList<QuickItem>> {
        if (bytes.left(64).trimmed().startsWith('{'))
            return quickListFromBytes(bytes);
        return quickListFromSscom(bytes).map([](const SscomList &list) { return list.items; });
    };
    const Result<QList<QuickItem>> items = readWholeFile(m_parser.value(name)).and_then(read);
    return items ? addList(inSendingOrder(*items))
                 : refuse(name, describe(items.error()).oneLine(), items.error().code);
}

bool LabOptionReader::addList(const QList<QuickItem> &items)
{
    const QString name = u"quick-list"_s;
    CliItem list;
    for (const QuickItem &item : items) {
        const Result<PayloadTemplate> payload = PayloadTemplate::make(
            item.payload.typed, m_options.composing.payload(item.payload.format, m_options.encoding));
        if (!payload)
            return refuse(name, tr("“%1”: %2").arg(item.name, describe(payload.error()).oneLine()),
                          payload.error().code);
        list.steps.append({*payload, item.delay});
    }
    if (list.steps.isEmpty())
        return refuse(name, tr("None of its entries has an order above 0."));
    m_options.items.push_back(list);
    if (!isSet(u"interval"_s))
        m_options.interval = {}; // its delays say when the next round begins
    return true;
}

bool LabOptionReader::readAccept()
{
    const QString name = u"accept"_s;
    if (!isSet(name))
        return true;
    if (m_options.endpoint.role != Role::TcpServer)
        return refuse(name, tr("Only a server accepts."));
    const QString mode = m_parser.value(name).section(u':', 0, 0);
    const QString delay = m_parser.value(name).section(u':', 1);
    const Result<AcceptMode> known = acceptModeFromName(mode);
    const bool isLate = known && *known == AcceptMode::Late;
    if (!known || isLate == delay.isEmpty())
        return refuse(name, tr("“%1” is none of serve, close and late:MS.").arg(m_parser.value(name)));
    m_options.endpoint.accept = *known;
    if (!isLate)
        return true;
    const auto milliseconds = number(name, delay, 1, longestDelayMs);
    if (milliseconds)
        m_options.endpoint.acceptDelay = std::chrono::milliseconds(*milliseconds);
    return milliseconds.has_value();
}

bool LabOptionReader::readConnections()
{
    const QString name = u"max-connections"_s;
    if (!isSet(name))
        return true;
    if (m_options.endpoint.role != Role::TcpServer)
        return refuse(name, tr("Only a server accepts."));
    if (m_options.endpoint.accept == AcceptMode::CloseAtOnce)
        return refuse(name, tr("With --accept close nobody stays connected."));
    const auto most = number(name, m_parser.value(name), 0, EndpointConfig::mostConnections);
    m_options.endpoint.maxConnections = int(most.value_or(0));
    return most.has_value();
}

bool LabOptionReader::readRate()
{
    const QString name = u"read-rate"_s;
    if (!isSet(name))
        return true;
    if (m_options.endpoint.role == Role::Udp)
        return refuse(name, tr("Datagrams are not held back by who reads slowly: it needs TCP."));
    const auto rate = number(name, m_parser.value(name), 0, fastestRate);
    if (rate)
        m_options.endpoint.readRate = *rate;
    return rate.has_value();
}

} // namespace

QList<QCommandLineOption> cliLabOptions()
{
    return LabOptionReader::table();
}

std::optional<UsageError> readFurtherOptions(const QCommandLineParser &parser, CliOptions &options)
{
    if (auto wrong = readFileOptions(parser, options))
        return wrong;
    LabOptionReader reader(parser, options);
    if (!reader.read())
        return reader.error();
    return {};
}

} // namespace SocketDesk
