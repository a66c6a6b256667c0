// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_fileoptions.h"

#include "cli_options.h"
#include "journal/journal.h"
#include "send/payload.h"
#include "text/encoder.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 fastest = quint64(1) << 40;

/// Reads them one by one and stops at the first that is wrong.
class FileOptionReader
{
    Q_DECLARE_TR_FUNCTIONS(CliOptions)

public:
    FileOptionReader(const QCommandLineParser &parser, CliOptions &options)
        : m_parser(parser)
        , m_options(options)
    {}

    [[nodiscard]] bool read()
    {
        return readFraming() && readNumbers() && readFolder() && readDownload() && readServer() && readStatsFile();
    }
    [[nodiscard]] const UsageError &error() const { return m_error; }

    [[nodiscard]] static QList<QCommandLineOption> table();

private:
    bool readFraming();
    bool readNumbers();
    template<typename Number>
    bool readNumber(const QString &name, quint64 most, Number &place);
    bool readFolder();
    bool readDownload();
    bool readServer();
    bool readStatsFile();

    [[nodiscard]] bool sendsFile() const
    {
        return std::ranges::any_of(m_options.items, [](const CliItem &item) { return !item.filePath.isEmpty(); });
    }

    bool refuse(const QString &name, const QString &sentence, ErrorCode code = ErrorCode::InvalidValue)
    {
        m_error = {u"--"_s + name, code, u"--"_s + name + u": "_s + sentence};
        return false;
    }

    const QCommandLineParser &m_parser;
    CliOptions &m_options;
    UsageError m_error;
};

QList<QCommandLineOption> FileOptionReader::table()
{
    return {
        {u"file-framing"_s,
         tr("What goes before the bytes of a file that is sent or received: raw (nothing, the default), length[le|be] "
            "(four bytes of length) or json[le|be] (four bytes of length and a JSON header with filename and "
            "filesize); the length is big-endian unless le is said."),
         u"SPEC"_s},
        {u"file-rate"_s, tr("Send files no faster than this many bytes a second."), u"BYTES"_s},
        {u"file-block"_s, tr("Bytes of a file in one write; by UDP in one datagram, where it is 1400 if left out."),
         u"BYTES"_s},
        {u"receive-folder"_s,
         tr("Save received files in this folder, under their own names where the framing tells them. No file is "
            "replaced; one that did not come whole ends with .part."),
         u"DIR"_s},
        {u"download"_s,
         tr("Send this name to a file server and save what it answers in --receive-folder. Ends when it has come."),
         u"NAME"_s},
        {u"serve-folder"_s,
         tr("Send files of this folder to whoever sends their names, and then finish. A name ends with a line end, or "
            "with a silence of 0.3 s; with --framing delimiter, fixed or length it is the first message."),
         u"DIR"_s},
        {u"serve-missing"_s, tr("What is sent for a file that is not there; nothing if left out."), u"TEXT"_s},
    };
}

bool FileOptionReader::readFraming()
{
    const QString name = u"file-framing"_s;
    if (!m_parser.isSet(name))
        return true;
    const Result<FileFraming> framing = FileFraming::fromSpec(m_parser.value(name));
    if (!framing)
        return refuse(name, describe(framing.error()).oneLine());
    if (m_parser.isSet(u"serve-folder"_s) && *framing != FileFraming())
        return refuse(name, tr("--serve-folder sends the bytes of a file and nothing before them."));
    if (!sendsFile() && !m_parser.isSet(u"serve-folder"_s) && !m_parser.isSet(u"receive-folder"_s))
        return refuse(name, tr("There is no file without --send-file or --receive-folder."));
    m_options.files.framing = *framing;
    return true;
}

template<typename Number>
bool FileOptionReader::readNumber(const QString &name, quint64 most, Number &place)
{
    if (!m_parser.isSet(name))
        return true;
    bool ok = false;
    const quint64 number = m_parser.value(name).toULongLong(&ok);
    if (!ok || number < 1 || number > most)
        return refuse(name,
                      tr("“%1” is not a whole number from 1 to %2.").arg(m_parser.value(name), QString::number(most)));
    if (!sendsFile())
        return refuse(name, tr("There is no file to send without --send-file."));
    place = Number(number);
    return true;
}

bool FileOptionReader::readNumbers()
{
    const bool isUdp = m_options.endpoint.role == Role::Udp;
    return readNumber(u"file-rate"_s, fastest, m_options.files.bytesPerSecond) &&
           readNumber(u"file-block"_s, quint64(isUdp ? largestDatagram : Journal::maximumChunk),
                      m_options.files.blockBytes);
}

bool FileOptionReader::readFolder()
{
    const QString name = u"receive-folder"_s;
    if (!m_parser.isSet(name))
        return true;
    const QFileInfo info(m_parser.value(name));
    if (!info.isDir())
        return refuse(name, tr("“%1” is no folder.").arg(m_parser.value(name)), ErrorCode::FileNotWritable);
    if (!info.isWritable())
        return refuse(name, tr("You may not write to “%1”.").arg(m_parser.value(name)), ErrorCode::FileNotWritable);
    m_options.files.receiveFolder = info.absoluteFilePath();
    return true;
}

/// It is a client that says one thing and then listens to the end.
bool FileOptionReader::readDownload()
{
    const QString name = u"download"_s;
    if (!m_parser.isSet(name))
        return true;
    if (m_options.endpoint.role != Role::TcpClient)
        return refuse(name, tr("Only a TCP client can ask a server for a file."));
    if (m_options.files.receiveFolder.isEmpty())
        return refuse(name, tr("This option needs --receive-folder."));
    const Result<QByteArray> asked = encodeText(m_parser.value(name), m_options.encoding);
    if (!asked || asked->isEmpty())
        return refuse(name, asked ? tr("There is no name.") : describe(asked.error()).oneLine());
    m_options.files.download = m_parser.value(name);
    m_options.items.insert(m_options.items.begin(), {PayloadTemplate(*asked), {}});
    m_options.exitOnClose = true;
    return true;
}

bool FileOptionReader::readServer()
{
    const QString name = u"serve-folder"_s;
    const QString missing = u"serve-missing"_s;
    if (!m_parser.isSet(name))
        return !m_parser.isSet(missing) || refuse(missing, tr("This option needs --serve-folder."));
    if (m_options.endpoint.role == Role::Udp)
        return refuse(name, tr("A datagram cannot say where a file ends: it needs TCP."));
    const QFileInfo info(m_parser.value(name));
    if (!info.isDir() || !info.isReadable())
        return refuse(name, tr("“%1” is no folder.").arg(m_parser.value(name)), ErrorCode::FileNotReadable);
    FileServerConfig &config = m_options.responders.fileServer;
    config = {info.absoluteFilePath(), m_options.encoding, m_parser.value(missing)};
    if (const auto text = encodeText(config.missingText, config.encoding); !text)
        return refuse(missing, describe(text.error()).oneLine());
    m_options.responders.on.fileServer = true;
    return true;
}

bool FileOptionReader::readStatsFile()
{
    const QString name = u"stats-json"_s;
    if (!m_parser.isSet(name))
        return true;
    m_options.statsFile = m_parser.value(name);
    const QFileInfo info(m_options.statsFile);
    const QFileInfo folder(info.absolutePath());
    if (folder.isDir() && folder.isWritable() && !info.isDir() && (!info.exists() || info.isFile()))
        return true;
    const Error error{ErrorCode::FileNotWritable, {m_options.statsFile}, 0, -1};
    m_error = {u"--"_s + name, error.code,
               u"--"_s + name + u' ' + m_options.statsFile + u": "_s + describe(error).oneLine()};
    return false;
}

} // namespace

QList<QCommandLineOption> cliFileOptions()
{
    return FileOptionReader::table();
}

std::optional<UsageError> readFileOptions(const QCommandLineParser &parser, CliOptions &options)
{
    FileOptionReader reader(parser, options);
    if (!reader.read())
        return reader.error();
    return {};
}

} // namespace SocketDesk
