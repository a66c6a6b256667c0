// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// It was never run: packaging/README.md says so.

#include "cli_standardinput.h"

#include <QStringEncoder>

#include <qt_windows.h>

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace SocketDesk {

namespace {

constexpr DWORD mostBytes = 64 * 1024;
constexpr wchar_t endOfInput = 0x1a; // Ctrl+Z, at the beginning of a line

/// What a console gives, as UTF-8. \return nothing at the end
QByteArray readConsole(HANDLE console, QStringEncoder &encoder)
{
    std::array<wchar_t, 4096> characters;
    DWORD length = 0;
    do {
        SetLastError(ERROR_SUCCESS);
        if (!ReadConsoleW(console, characters.data(), DWORD(characters.size()), &length, nullptr))
            return {};
    } while (length == 0 && GetLastError() == ERROR_OPERATION_ABORTED); // Ctrl+C, which others deal with
    if (length == 0 || characters.front() == endOfInput)
        return {};
    return encoder.encode(QStringView(characters.data(), qsizetype(length)));
}

QByteArray readBytes(HANDLE handle)
{
    QByteArray bytes(qsizetype(mostBytes), Qt::Uninitialized);
    DWORD length = 0;
    do {
        if (!ReadFile(handle, bytes.data(), mostBytes, &length, nullptr))
            return {};
    } while (length == 0 && GetFileType(handle) == FILE_TYPE_PIPE); // somebody has written nothing to it
    bytes.truncate(qsizetype(length));
    return bytes;
}

} // namespace

/// Has a thread wait for one block at a time. Nobody can wake the thread up: it outlives this object, and goes with the
/// program.
class StandardInput::Source
{
public:
    explicit Source(StandardInput *input)
        : m_input(input)
        , m_shared(std::make_shared<Shared>())
    {
        m_shared->source = this;
        std::thread(&readAll, m_shared).detach();
    }
    Q_DISABLE_COPY_MOVE(Source)
    ~Source()
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->source = nullptr;
        m_shared->changed.notify_one();
    }

    void setReading(bool on)
    {
        m_isReading = on;
        if (on && m_block)
            QMetaObject::invokeMethod(
                m_input, [this] { handOver(); }, Qt::QueuedConnection);
        else
            ask();
    }

private:
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable changed;
        Source *source = nullptr; ///< null when it has gone
        bool isAsked = false;
    };

    static void readAll(const std::shared_ptr<Shared> &shared)
    {
        const HANDLE handle = GetStdHandle(STD_INPUT_HANDLE);
        DWORD mode = 0;
        const bool isConsole = GetConsoleMode(handle, &mode) != 0;
        QStringEncoder encoder(QStringEncoder::Utf8);
        for (bool hasEnded = false; !hasEnded;) {
            std::unique_lock lock(shared->mutex);
            shared->changed.wait(lock, [&shared] { return shared->isAsked || !shared->source; });
            shared->isAsked = false;
            lock.unlock();
            const QByteArray block = isConsole ? readConsole(handle, encoder) : readBytes(handle);
            hasEnded = block.isEmpty();
            lock.lock();
            Source *const source = shared->source;
            if (!source)
                return;
            QMetaObject::invokeMethod(
                source->m_input, [source, block] { source->take(block); }, Qt::QueuedConnection);
        }
    }

    void ask()
    {
        if (!m_isReading || m_isUnderWay || m_block || m_hasEnded)
            return;
        m_isUnderWay = true;
        const std::lock_guard lock(m_shared->mutex);
        m_shared->isAsked = true;
        m_shared->changed.notify_one();
    }

    void take(const QByteArray &block)
    {
        m_isUnderWay = false;
        m_block = block;
        handOver();
    }

    void handOver()
    {
        if (!m_isReading || !m_block)
            return;
        const QByteArray block = *std::exchange(m_block, {});
        if (block.isEmpty()) {
            m_hasEnded = true;
            Q_EMIT m_input->ended();
            return;
        }
        Q_EMIT m_input->came(block);
        ask();
    }

    StandardInput *m_input;
    std::shared_ptr<Shared> m_shared;
    std::optional<QByteArray> m_block; ///< read, and not handed over yet; empty for the end
    bool m_isReading = false;
    bool m_isUnderWay = false;
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
