// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/segments.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCuts = 1024;

tl::unexpected<Error> unfit(QStringView part)
{
    return failure(
        {ErrorCode::InvalidValue,
         {part.toString(), QCoreApplication::translate("Segments", "a number of bytes, or rising places such as 3,7")},
         0,
         -1});
}

} // namespace

Result<Segmentation> Segmentation::fromSpec(QStringView spec)
{
    Segmentation result;
    const QString normal = spec.toString().normalized(QString::NormalizationForm_KC); // of an input method
    QStringList parts = normal.split(u',');
    const bool areCuts = parts.size() > 1;
    if (areCuts && parts.constLast().trimmed().isEmpty())
        parts.removeLast();
    if (parts.size() > mostCuts)
        return unfit(spec);
    for (const QString &part : std::as_const(parts)) {
        bool ok = false;
        const qsizetype number = part.trimmed().toLongLong(&ok);
        if (!ok || number <= 0 || (!result.cuts.isEmpty() && number <= result.cuts.constLast()))
            return unfit(part);
        result.cuts.append(number);
    }
    if (!areCuts)
        result.every = result.cuts.takeFirst();
    return result;
}

QString Segmentation::toSpec() const
{
    if (every > 0)
        return QString::number(every);
    QStringList parts;
    for (const qsizetype cut : cuts)
        parts << QString::number(cut);
    return parts.size() == 1 ? QString(parts.constFirst() + u',') : parts.join(u',');
}

QList<QByteArray> segmentsOf(const QByteArray &payload, const Segmentation &segmentation)
{
    QList<QByteArray> pieces;
    qsizetype begin = 0;
    qsizetype next = 0;
    while (begin < payload.size()) {
        qsizetype end = payload.size();
        if (segmentation.every > 0)
            end = std::min(payload.size(), begin + segmentation.every);
        else if (next < segmentation.cuts.size())
            end = std::min(payload.size(), segmentation.cuts.at(next++));
        pieces.append(payload.sliced(begin, end - begin));
        begin = end;
    }
    return pieces.isEmpty() ? QList<QByteArray>{payload} : pieces;
}

} // namespace SocketDesk
