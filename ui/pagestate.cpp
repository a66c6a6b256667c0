// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pagestate.h"

#include "ui/send/messageedit.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sessionKey = "session"_L1;
constexpr auto messageKey = "message"_L1;
constexpr auto hideKey = "hideReceived"_L1;

} // namespace

PageState PageState::fresh()
{
    return {{}, u"Hello, SocketDesk! 你好"_s, false};
}

QJsonObject PageState::toJson() const
{
    return {{sessionKey, session.toJson()}, {messageKey, message}, {hideKey, hideReceived}};
}

Result<PageState> PageState::fromJson(const QJsonObject &json)
{
    const Result<SessionConfig> session = SessionConfig::fromJson(json.value(sessionKey).toObject());
    if (!session)
        return failure(session.error());
    const QString message = json.value(messageKey).toString();
    if (message.size() > MessageEdit::limit)
        return failure({ErrorCode::InvalidValue, {messageKey, u"at most %1"_s.arg(MessageEdit::limit)}, 0, -1});
    return PageState{*session, message, json.value(hideKey).toBool()};
}

} // namespace SocketDesk
