// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/safefilename.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 200; // of 255 that a file system takes: the rest is for what we append

bool isAllowed(char32_t c)
{
    static const QString forbidden = u"<>:\"|?*/\\"_s;
    if (c < 0x80 && forbidden.contains(QChar(char16_t(c))))
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString withoutDotsBehind(QString name)
{
    while (name.endsWith(u'.') || (!name.isEmpty() && name.back().isSpace()))
        name.chop(1);
    return name;
}

QString cleaned(QStringView name)
{
    QString clean;
    const QList<uint> characters = name.toUcs4();
    for (const char32_t c : characters)
        clean += isAllowed(c) ? QString::fromUcs4(&c, 1) : u"_"_s;
    clean = withoutDotsBehind(clean).trimmed();
    if (clean.startsWith(u'.') || clean.startsWith(u'-')) // hidden, or an option to whoever types it
        clean[0] = u'_';
    return clean;
}

qsizetype beginOfSuffix(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot <= 0 || name.size() - dot > 16 ? name.size() : dot;
}

QString shortened(const QString &name)
{
    const qsizetype suffix = beginOfSuffix(name);
    const QString end = name.sliced(suffix);
    QString begin = name.first(suffix);
    while (begin.toUtf8().size() + end.toUtf8().size() > mostBytes)
        begin.chop(begin.back().isLowSurrogate() ? 2 : 1);
    return end.isEmpty() ? withoutDotsBehind(begin) : begin + end;
}

} // namespace

bool isDeviceName(const QString &name)
{
    const QString base = name.section(u'.', 0, 0).trimmed().toUpper();
    static const QStringList devices{u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s, u"CONIN$"_s, u"CONOUT$"_s};
    if (devices.contains(base))
        return true;
    const bool isPort = base.size() == 4 && (base.startsWith("COM"_L1) || base.startsWith("LPT"_L1));
    return isPort && (base.at(3).isDigit() || u"¹²³"_s.contains(base.at(3)));
}

bool isDevicePath(const QString &path)
{
    const QString plain = QString(path).replace(u'\\', u'/');
    return plain.startsWith("//./"_L1) || isDeviceName(plain.section(u'/', -1));
}

QString safeFileName(const QString &wanted, const QString &otherwise)
{
    const qsizetype separator = std::max(wanted.lastIndexOf(u'/'), wanted.lastIndexOf(u'\\'));
    const QString name = cleaned(QStringView(wanted).sliced(separator + 1).left(4096));
    if (name.isEmpty())
        return otherwise;
    return shortened(isDeviceName(name) ? u'_' + name : name);
}

QString numberedFileName(const QString &name, int number)
{
    if (number <= 1)
        return name;
    const qsizetype suffix = beginOfSuffix(name);
    return name.first(suffix) + u" (%1)"_s.arg(number) + name.sliced(suffix);
}

} // namespace SocketDesk
