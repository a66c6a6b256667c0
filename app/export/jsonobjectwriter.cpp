// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/jsonobjectwriter.h"

#include "text/visible.h"

#include <QList>
#include <QString>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// The escapes of two characters that JSON has; a null character where it has none.
char16_t shortEscape(char32_t codePoint)
{
    switch (codePoint) {
    case U'"':
    case U'\\':
        return char16_t(codePoint);
    case U'\n':
        return u'n';
    case U'\r':
        return u'r';
    case U'\t':
        return u't';
    default:
        return u'\0';
    }
}

bool isPlain(char32_t codePoint)
{
    return isPrintableAscii(codePoint) || visibleMark(codePoint).isEmpty();
}

void append(char32_t codePoint, QString &json)
{
    const auto codeUnits = QChar::fromUcs4(codePoint);
    if (const char16_t letter = shortEscape(codePoint)) {
        json += u'\\';
        json += letter;
    } else if (isPlain(codePoint)) {
        json += QStringView(codeUnits);
    } else {
        for (const QChar codeUnit : QStringView(codeUnits))
            json += "\\u"_L1 % QString::number(codeUnit.unicode(), 16).rightJustified(4, u'0');
    }
}

} // namespace

QByteArray JsonObjectWriter::string(QStringView text)
{
    QString json;
    json.reserve(text.size() + 2);
    json += u'"';
    for (const char32_t codePoint : text.toUcs4())
        append(codePoint, json);
    json += u'"';
    return json.toUtf8();
}

void JsonObjectWriter::add(QLatin1StringView key, QStringView text)
{
    addJson(key, string(text));
}

void JsonObjectWriter::add(QLatin1StringView key, QLatin1StringView text)
{
    addJson(key, string(text.toString()));
}

void JsonObjectWriter::addJson(QLatin1StringView key, QByteArrayView json)
{
    m_members += m_members.isEmpty() ? "{\"" : ",\"";
    m_members.append(key.data(), key.size());
    m_members += "\":";
    m_members += json;
}

} // namespace SocketDesk
