// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace SocketDesk {

/// What are whole sentences, in one line, without those that are empty. Full-width punctuation brings its own space.
[[nodiscard]] QString joinSentences(const QStringList &sentences);

/// "64 MiB" for so many bytes, with decimals only where it has to have some.
[[nodiscard]] QString limitText(qint64 bytes);

} // namespace SocketDesk
