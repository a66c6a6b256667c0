// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

/// Why something gets no answer, or perhaps should not.
namespace SocketDesk::Unanswered {

/// What answers by itself over there answers our answers.
[[nodiscard]] inline Error loop(const QString &address)
{
    return {ErrorCode::AnswerLoop, {address}};
}

/// What may answer our answers, or may be a test, and waits for a person.
[[nodiscard]] inline Error held(const QString &address)
{
    return {ErrorCode::AnswersHeld, {address}};
}

/// What may answer our answers, or may be a test; it gets its answers all the same.
[[nodiscard]] inline Error endless(const QString &address)
{
    return {ErrorCode::EndlessAnswers, {address}};
}

/// A source of datagrams that has had all the answers it gets in a second.
[[nodiscard]] inline Error limited(const QString &address, int answersPerSecond)
{
    return {ErrorCode::AnswersLimited, {address, QString::number(answersPerSecond)}};
}

/// Oneself, or many at once.
[[nodiscard]] inline Error nobody(const QString &address)
{
    return {ErrorCode::NotAnswered, {address}};
}

} // namespace SocketDesk::Unanswered
