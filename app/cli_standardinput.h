// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QObject>

#include <memory>

namespace SocketDesk {

/// Reads standard input as it comes, in the event loop.
///
/// Lives in the main thread. Reads only while reading is on, so that the input waits in its pipe. A descriptor that the
/// event loop cannot wait for does not exist on the Unixes we know: files and /dev/null are always ready. On Windows it
/// can wait for none, so a thread does.
class StandardInput final : public QObject
{
    Q_OBJECT

public:
    explicit StandardInput(QObject *parent = nullptr);
    ~StandardInput() override;

    void setReading(bool on);

Q_SIGNALS:
    void came(QByteArrayView bytes); ///< which lie there as long as the call takes
    void ended();                    ///< once; an error, such as that of a terminal that has gone, ends it too

private:
    class Source;
    std::unique_ptr<Source> m_source;
};

} // namespace SocketDesk
