// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_standardinput.h"

#include <QSocketNotifier>

#include <cerrno>
#include <unistd.h>

namespace SocketDesk {

class StandardInput::Source
{
public:
    explicit Source(StandardInput *input)
        : m_input(input)
        , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
        , m_buffer(64 * 1024, Qt::Uninitialized)
    {
        m_notifier.setEnabled(false);
        QObject::connect(&m_notifier, &QSocketNotifier::activated, input, [this] { read(); });
    }

    void setReading(bool on) { m_notifier.setEnabled(on && !m_hasEnded); }

private:
    void read()
    {
        const ssize_t length = ::read(STDIN_FILENO, m_buffer.data(), size_t(m_buffer.size()));
        if (length < 0 && (errno == EINTR || errno == EAGAIN))
            return;
        if (length > 0) {
            Q_EMIT m_input->came(QByteArrayView(m_buffer).first(length));
            return;
        }
        m_hasEnded = true;
        m_notifier.setEnabled(false);
        Q_EMIT m_input->ended();
    }

    StandardInput *m_input;
    QSocketNotifier m_notifier;
    QByteArray m_buffer;
    bool m_hasEnded = false;
};

StandardInput::StandardInput(QObject *parent)
    : QObject(parent)
    , m_source(std::make_unique<Source>(this))
{}

StandardInput::~StandardInput() = default;

void StandardInput::setReading(bool on)
{
    m_source->setReading(on);
}

} // namespace SocketDesk
