// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QStringView>

namespace SocketDesk {

/// How a message is cut into pieces that are written one by one.
struct Segmentation
{
    qsizetype every = 0;   ///< pieces of that many bytes; 0: cut at the places below
    QList<qsizetype> cuts; ///< after how many bytes, in rising order; what lies behind the end does nothing

    /// "1": byte by byte, "4": pieces of four bytes, "3,7": cut after the third and the seventh byte, "3,": after the
    /// third. \return InvalidValue with the part and what is expected
    [[nodiscard]] static Result<Segmentation> fromSpec(QStringView spec);
    [[nodiscard]] QString toSpec() const;

    friend bool operator==(const Segmentation &, const Segmentation &) = default;
};

/// The pieces of \p payload, none of them empty; joined they are the payload. An empty payload is one empty piece.
[[nodiscard]] QList<QByteArray> segmentsOf(const QByteArray &payload, const Segmentation &segmentation);

} // namespace SocketDesk
