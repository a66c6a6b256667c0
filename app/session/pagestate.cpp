// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/pagestate.h"

#include "base/jsonfields.h"
#include "base/jsonunknown.h"
#include "send/quicklist.h"

#include <QCoreApplication>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sessionKey = "session"_L1;
constexpr auto messageKey = "message"_L1;
constexpr auto hideKey = "hideReceived"_L1;
constexpr auto filesKey = "files"_L1;
constexpr auto nameKey = "name"_L1;

QString anObject()
{
    return QCoreApplication::translate("JsonFields", "an object");
}

} // namespace

PageState PageState::fresh()
{
    return {{}, u"Hello, SocketDesk! 你好"_s, false, {}, {}, {}};
}

QJsonObject PageState::knownToJson() const
{
    return {{sessionKey, session.toJson()},
            {messageKey, message},
            {hideKey, hideReceived},
            {filesKey, files.toJson()},
            {nameKey, name}};
}

QJsonObject PageState::toJson() const
{
    return withUnknownKeys(knownToJson(), unknown);
}

Result<PageState> PageState::fromJson(const QJsonValue &json, const QString &path)
{
    if (!json.isObject())
        return failure({ErrorCode::InvalidValue, {path.isEmpty() ? u"tab"_s : path, anObject()}, 0, -1});
    PageState state;
    JsonFields fields(json.toObject(), path.isEmpty() ? QString() : QString(path + u'.'));
    fields.takeConfig(sessionKey, state.session);
    fields.take(messageKey, state.message, TypedPayload::limit);
    fields.take(hideKey, state.hideReceived);
    fields.takeConfig(filesKey, state.files);
    fields.take(nameKey, state.name, longestName);
    if (fields.error())
        return failure(*fields.error());
    state.unknown = unknownKeys(json.toObject(), state.knownToJson());
    return state;
}

} // namespace SocketDesk
