// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/sscomlist.h"

#include "text/decoder.h"
#include "text/hex.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <optional>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 99;
constexpr int descriptionsFrom = 100; ///< the description of row 7 is number 107

struct Description
{
    QString name;
    int order = 0;
    std::chrono::milliseconds delay{1000};
};

/// The number of "N17", nothing for other words.
std::optional<int> numberOf(QStringView key)
{
    if (!key.startsWith(u'N', Qt::CaseInsensitive))
        return {};
    bool ok = false;
    const int number = key.sliced(1).toInt(&ok);
    return ok && number > 0 ? std::optional(number) : std::nullopt;
}

/// What the program itself writes where nobody has written anything.
bool isPlaceholder(const QString &name)
{
    return name.isEmpty() || name.endsWith(u"无注释") || name == u"双击此处加入该条目注释";
}

/// "order,name,delay", of which old versions have ",name" alone; a name may have commas in it.
Description descriptionFrom(const QString &value)
{
    Description description;
    const qsizetype first = value.indexOf(u',');
    description.order = std::clamp(value.left(first).trimmed().toInt(), 0, QuickItem::largestOrder);
    QString rest = first < 0 ? QString() : value.sliced(first + 1);
    const qsizetype last = rest.lastIndexOf(u',');
    bool ok = false;
    const int delay = last < 0 ? 0 : rest.sliced(last + 1).trimmed().toInt(&ok);
    if (ok) {
        description.delay =
            std::clamp<std::chrono::milliseconds>(std::chrono::milliseconds(delay), {}, QuickItem::longestDelay);
        rest.truncate(last);
    }
    description.name = isPlaceholder(rest) ? QString() : rest.left(QuickItem::longestName);
    return description;
}

/// "A,text" or "H,hex"; nothing for other settings.
std::optional<TypedPayload> payloadFrom(const QString &value)
{
    if (value.startsWith("A,"_L1))
        return TypedPayload{PayloadFormat::Text, value.sliced(2).left(TypedPayload::limit)};
    if (value.startsWith("H,"_L1))
        return TypedPayload{PayloadFormat::Hex, value.sliced(2).trimmed().left(TypedPayload::limit)};
    return {};
}

class Reader
{
public:
    SscomList read(const QString &text);

private:
    void takeLine(QStringView line);
    void addRows();

    SscomList m_list;
    QList<int> m_order; ///< of the rows in the file
    QHash<int, TypedPayload> m_payloads;
    QHash<int, Description> m_descriptions;
};

SscomList Reader::read(const QString &text)
{
    for (const QStringView line : QStringView(text).split(u'\n'))
        takeLine(line.endsWith(u'\r') ? line.chopped(1) : line);
    addRows();
    return m_list;
}

void Reader::takeLine(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    if (trimmed.isEmpty() || trimmed.startsWith(u';') || trimmed.startsWith(u'['))
        return;
    const qsizetype equals = line.indexOf(u'=');
    const std::optional<int> number = equals < 0 ? std::nullopt : numberOf(line.first(equals).trimmed());
    if (!number) {
        ++m_list.unreadLines;
        return;
    }
    const QString value = line.sliced(equals + 1).toString();
    const std::optional<TypedPayload> payload = *number <= mostRows ? payloadFrom(value) : std::nullopt;
    if (payload && !m_payloads.contains(*number))
        m_order.append(*number);
    if (payload)
        m_payloads.insert(*number, *payload);
    else if (*number > descriptionsFrom && *number <= descriptionsFrom + mostRows)
        m_descriptions.insert(*number - descriptionsFrom, descriptionFrom(value));
    else
        ++m_list.otherKeys;
}

void Reader::addRows()
{
    for (const int number : std::as_const(m_order)) {
        const TypedPayload payload = m_payloads.value(number);
        const Description description = m_descriptions.value(number);
        if (payload.typed.isEmpty()) {
            ++m_list.emptyRows;
            continue;
        }
        QuickItem item;
        item.name = description.name.isEmpty() ? QString(u'N' + QString::number(number)) : description.name;
        item.payload = payload;
        item.order = description.order;
        item.delay = description.delay;
        if (payload.format == PayloadFormat::Hex && !parseHex(payload.typed))
            m_list.badHex.append(item.name);
        m_list.items.append(item);
    }
}

/// GBK, as that program writes it, unless every byte is UTF-8: text of one is hardly ever valid in the other.
QString textOf(const QByteArray &bytes)
{
    const QByteArray body = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    if (body.isValidUtf8())
        return QString::fromUtf8(body);
    return decodeText(body, Encoding::fromName(u"GBK").value_or(Encoding()));
}

} // namespace

Result<SscomList> quickListFromSscom(const QByteArray &bytes)
{
    SscomList list = Reader().read(textOf(bytes));
    if (!list.items.isEmpty() || list.emptyRows > 0)
        return list;
    return failure({ErrorCode::InvalidValue,
                    {u"N1"_s, QCoreApplication::translate("QuickList", "a row of SSCOM, such as N1=A,text")},
                    0,
                    -1});
}

} // namespace SocketDesk
