// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/subject.h"

#include "journal/streamtext.h"
#include "send/payload.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

class SessionSubject final : public Subject
{
public:
    void open(const Setup &setup) override
    {
        m_encoding = *Encoding::fromName(setup.encoding);
        EndpointConfig config;
        config.role = setup.role;
        config.localHost = setup.role == Role::TcpClient ? QString() : u"127.0.0.1"_s;
        config.localPort = setup.localPort;
        config.remotePort = setup.remotePort;
        if (setup.role == Role::Udp && setup.remotePort > 0)
            m_target = SendTarget::to(u"127.0.0.1:%1"_s.arg(setup.remotePort));
        m_session.setResponders(
            {.config = {.on = {.echo = setup.echo}, .rules = {}, .fileServer = {}}, .framing = {}, .encoding = {}});
        m_session.open(config);
    }

    quint16 port() override { return m_session.status().localAddress.section(u':', -1).toUShort(); }

    void send(const QString &text) override
    {
        const Result<QByteArray> payload = makePayload(text, {PayloadFormat::Text, m_encoding, false, LineEnd::None});
        Q_ASSERT(payload);
        m_session.send(*payload, m_target);
    }

    void finishSending() override
    {
        m_session.setFinishWithPeers(true);
        m_session.finishSending(m_target);
    }

    QString received() override
    {
        StreamText text(m_session.reader(), m_encoding);
        text.reader().refresh();
        QString result;
        for (quint64 i = 0; i < text.reader().count(); ++i) {
            if (text.reader().record(RecordId(i)).kind == RecordKind::Received)
                append(text.decode(RecordId(i)), result);
        }
        return result;
    }

    bool isOver() override
    {
        return m_session.status().openings > 0 && m_session.status().state == EndpointState::Closed;
    }

private:
    static void append(const ChunkText &chunk, QString &text)
    {
        for (const DecodedUnit &unit : chunk.units)
            text += QString::fromUcs4(&unit.codePoint, 1);
    }

    QTemporaryDir m_folder;
    SessionHandle m_session{{.folder = m_folder.path()}};
    Encoding m_encoding;
    SendTarget m_target;
};

class TerminalSubject final : public Subject
{
public:
    void open(const Setup &setup) override
    {
        QStringList arguments{u"--role"_s, QString(stableName(setup.role)), u"--encoding"_s, setup.encoding};
        if (setup.role != Role::TcpClient)
            arguments << u"--local"_s << u"127.0.0.1:%1"_s.arg(setup.localPort);
        if (setup.remotePort > 0)
            arguments << u"--remote"_s << u"127.0.0.1:%1"_s.arg(setup.remotePort);
        if (setup.echo)
            arguments << u"--echo"_s;
        m_program.startCli(arguments);
    }

    quint16 port() override { return m_program.port(); }
    void send(const QString &text) override { m_program.write(text.toUtf8()); }
    void finishSending() override { m_program.closeInput(); }
    QString received() override { return m_program.outText(); }
    bool isOver() override { return m_program.hasEnded() && m_program.exitCode() == 0; }

private:
    ForeignProcess m_program;
};

} // namespace

std::unique_ptr<Subject> makeSubject(Way way)
{
    if (way == Way::Session)
        return std::make_unique<SessionSubject>();
    return std::make_unique<TerminalSubject>();
}
