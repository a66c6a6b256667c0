// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineOption>
#include <QList>

namespace SocketDesk {

/// The options of a program with what they say about themselves, as a list of Markdown.
[[nodiscard]] QString optionsAsMarkdown(const QList<QCommandLineOption> &options);

} // namespace SocketDesk
