// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/inspectormodel.h"

#include "text/markedtext.h"
#include "text/numbertext.h"

#include <QLocale>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype textBytes = 64; // of which a text is shown

struct NamedNumber
{
    NumberKind kind;
    const char *name; ///< the same in all languages; of times none
};

constexpr std::array numbers{NamedNumber{NumberKind::Int8, "int8"},    NamedNumber{NumberKind::UInt8, "uint8"},
                             NamedNumber{NumberKind::Int16, "int16"},  NamedNumber{NumberKind::UInt16, "uint16"},
                             NamedNumber{NumberKind::Int32, "int32"},  NamedNumber{NumberKind::UInt32, "uint32"},
                             NamedNumber{NumberKind::Int64, "int64"},  NamedNumber{NumberKind::UInt64, "uint64"},
                             NamedNumber{NumberKind::Float, "float"},  NamedNumber{NumberKind::Double, "double"},
                             NamedNumber{NumberKind::UnixSeconds, ""}, NamedNumber{NumberKind::UnixMilliseconds, ""}};

template<typename Number>
QString hexText(Number number)
{
    return u"0x"_s + QString::number(number, 16).toUpper().rightJustified(qsizetype(sizeof number) * 2, u'0');
}

} // namespace

InspectorModel::InspectorModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    build();
}

void InspectorModel::show(const Inspection &inspection, bool areSumsKnown)
{
    m_inspection = inspection;
    m_areSumsKnown = areSumsKnown;
    build();
}

void InspectorModel::setEncoding(const Encoding &encoding)
{
    if (encoding == m_encoding)
        return;
    m_encoding = encoding;
    build();
}

void InspectorModel::retranslate()
{
    build();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void InspectorModel::build()
{
    const qsizetype before = m_rows.size();
    const QList<Row> old = std::exchange(m_rows, {});
    addPlace();
    addTexts();
    addNumbers();
    addChecksums();
    if (m_rows.size() == before) {
        Q_EMIT dataChanged(index(0, 0), index(int(before) - 1, ColumnCount - 1));
        return;
    }
    QList<Row> rows = std::exchange(m_rows, old); // the views are told before it is so
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void InspectorModel::add(const QString &name, const QString &value)
{
    m_rows.append({name, value.isEmpty() ? u"–"_s : value});
}

void InspectorModel::addPlace()
{
    const QLocale locale;
    const bool isAny = m_inspection.length > 0;
    const auto number = [&](quint64 value) { return isAny ? locale.toString(value) : QString(); };
    add(tr("Length"), isAny ? tr("%1 bytes").arg(number(m_inspection.length)) : QString());
    add(tr("Records"), number(m_inspection.records));
    add(tr("Offset in the record"), number(quint64(m_inspection.offset)));
    add(tr("Offset in the stream"), number(m_inspection.streamOffset));
}

/// Of an encoding that is there already, no second time.
void InspectorModel::addTexts()
{
    const QByteArrayView bytes = QByteArrayView(m_inspection.head).first(std::min(m_inspection.head.size(), textBytes));
    const bool goesOn = m_inspection.length > quint64(bytes.size());
    QList<Encoding> encodings{Encoding(), Encoding::fromName(u"GBK").value_or(Encoding())};
    if (!encodings.contains(m_encoding))
        encodings.append(m_encoding);
    for (const Encoding &encoding : std::as_const(encodings)) {
        const QString text = markedText(bytes, encoding, goesOn);
        add(encoding.name(), goesOn && !text.isEmpty() ? QString(text + u'…') : text);
    }
}

void InspectorModel::addNumbers()
{
    for (const NamedNumber &number : numbers) {
        QString name = QLatin1StringView(number.name);
        if (number.kind == NumberKind::UnixSeconds)
            name = tr("Unix time, s");
        else if (number.kind == NumberKind::UnixMilliseconds)
            name = tr("Unix time, ms");
        const auto text = [&](ByteOrder order) { return numberText(number.kind, order, m_inspection.head); };
        if (byteCount(number.kind) == 1) {
            add(name, text(ByteOrder::LittleEndian));
            continue;
        }
        add(name + " LE"_L1, text(ByteOrder::LittleEndian));
        add(name + " BE"_L1, text(ByteOrder::BigEndian));
    }
}

void InspectorModel::addChecksums()
{
    const ChecksumValues &sums = m_inspection.checksums;
    const bool isAny = m_inspection.length > 0;
    const auto addSum = [&](const QString &name, auto value) {
        const QString known = m_areSumsKnown ? hexText(value) : u"…"_s;
        add(name, isAny ? known : QString());
    };
    addSum(tr("Sum, 8 bits"), sums.sum8);
    addSum(tr("Sum, 16 bits"), sums.sum16);
    addSum(u"XOR"_s, sums.exclusiveOr);
    addSum(u"CRC-8/SMBUS"_s, sums.crc8);
    addSum(u"CRC-16/MODBUS"_s, sums.crc16Modbus);
    addSum(u"CRC-16/CCITT-FALSE"_s, sums.crc16Ccitt);
    addSum(u"CRC-32/ISO-HDLC"_s, sums.crc32);
}

int InspectorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int InspectorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant InspectorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Row &row = m_rows.at(index.row());
    const QString &text = index.column() == NameColumn ? row.name : row.value;
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant InspectorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Reading") : tr("Value");
}

} // namespace SocketDesk
