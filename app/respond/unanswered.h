// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

namespace SocketDesk {

/// Why something gets no answer, as an error whose argument 0 is the address and argument 1 a stable word.
namespace Unanswered {

/// What answers by itself over there answers our answers.
[[nodiscard]] inline Error loop(const QString &address)
{
    return {ErrorCode::SystemError, {address, QStringLiteral("answer-loop")}};
}

/// A source of datagrams that has had all the answers it gets in a second.
[[nodiscard]] inline Error limited(const QString &address, int answersPerSecond)
{
    return {ErrorCode::SystemError, {address, QStringLiteral("reply-limited"), QString::number(answersPerSecond)}};
}

/// Oneself, or many at once.
[[nodiscard]] inline Error nobody(const QString &address)
{
    return {ErrorCode::SystemError, {address, QStringLiteral("not-answered")}};
}

} // namespace Unanswered
} // namespace SocketDesk
