// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/fileframing.h"

#include "text/decoder.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QtEndian>

#include <array>
#include <cmath>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Spec
{
    QLatin1String text;
    FileFraming framing;
};

constexpr std::array specs{Spec{"raw"_L1, {}},
                           Spec{"length"_L1, {FileFramingKind::Length, ByteOrder::BigEndian}},
                           Spec{"lengthle"_L1, {FileFramingKind::Length, ByteOrder::LittleEndian}},
                           Spec{"lengthbe"_L1, {FileFramingKind::Length, ByteOrder::BigEndian}},
                           Spec{"json"_L1, {FileFramingKind::Json, ByteOrder::BigEndian}},
                           Spec{"jsonle"_L1, {FileFramingKind::Json, ByteOrder::LittleEndian}},
                           Spec{"jsonbe"_L1, {FileFramingKind::Json, ByteOrder::BigEndian}}};

constexpr double largestExact = 9'007'199'254'740'992.0; // of whole numbers in JSON

QByteArray lengthField(quint32 length, ByteOrder order)
{
    QByteArray field(FileFraming::fieldBytes, Qt::Uninitialized);
    if (order == ByteOrder::BigEndian)
        qToBigEndian(length, field.data());
    else
        qToLittleEndian(length, field.data());
    return field;
}

QByteArray asciiJson(const QJsonObject &object)
{
    const QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QByteArray ascii;
    for (const QChar c : text) {
        if (c.unicode() < 0x7F)
            ascii.append(char(c.unicode()));
        else
            ascii.append("\\u").append(QByteArray::number(c.unicode(), 16).rightJustified(4, '0'));
    }
    return ascii;
}

QByteArray asUtf8(QByteArrayView json, const Encoding &encoding)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(json);
    return utf8.hasError() ? decodeText(json, encoding).toUtf8() : text.toUtf8();
}

tl::unexpected<Error> badHeader(QLatin1String what)
{
    return failure({ErrorCode::BadFileHeader, {QString(), what}, 0, -1});
}

} // namespace

QString FileFraming::toSpec() const
{
    for (const Spec &spec : specs) {
        if (spec.framing == *this || (spec.framing.kind == kind && kind == FileFramingKind::Raw))
            return spec.text;
    }
    Q_UNREACHABLE();
}

Result<FileFraming> FileFraming::fromSpec(QStringView spec)
{
    for (const Spec &known : specs) {
        if (spec == known.text)
            return known.framing;
    }
    return failure(
        {ErrorCode::InvalidValue,
         {spec.toString(), QCoreApplication::translate("FileFraming", "raw, length, lengthle, json or jsonle")},
         0,
         0});
}

Result<QByteArray> makeFileHeader(const FileFraming &framing, const FileHeader &header)
{
    switch (framing.kind) {
    case FileFramingKind::Raw:
        return QByteArray();
    case FileFramingKind::Length:
        if (header.size > FileFraming::largestLength)
            return failure({ErrorCode::FileTooLong,
                            {header.name, QString::number(header.size), QString::number(FileFraming::largestLength)}});
        return lengthField(quint32(header.size), framing.byteOrder);
    case FileFramingKind::Json:
        break;
    }
    const QByteArray json = asciiJson({{u"filename"_s, header.name}, {u"filesize"_s, header.size}});
    return lengthField(quint32(json.size()), framing.byteOrder) + json;
}

Result<FileHeader> parseFileHeader(QByteArrayView json, const Encoding &encoding)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(asUtf8(json, encoding), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return badHeader("json"_L1);
    const QJsonValue name = document.object().value("filename"_L1);
    const QJsonValue size = document.object().value("filesize"_L1);
    if (!name.isString())
        return badHeader("filename"_L1);
    const double bytes = size.toDouble(-1);
    if (!size.isDouble() || !(bytes >= 0) || bytes > largestExact || std::trunc(bytes) != bytes)
        return badHeader("filesize"_L1);
    return FileHeader{name.toString(), size.toInteger()};
}

} // namespace SocketDesk
