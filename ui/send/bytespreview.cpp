// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/bytespreview.h"

#include "text/hex.h"
#include "ui/base/elidedlabel.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLocale>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BytesPreview)
};

} // namespace

ElidedLabel *makePreviewLabel(QWidget *parent)
{
    auto *label = new ElidedLabel(parent);
    label->setElideMode(Qt::ElideMiddle);
    label->setForegroundRole(QPalette::PlaceholderText);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(parent->font().pointSizeF());
    label->setFont(font);
    return label;
}

QString previewText(const QByteArray &bytes, bool isExample)
{
    constexpr qsizetype head = 512;
    constexpr qsizetype tail = 64;
    const qsizetype size = bytes.size();
    QString hex = formatHex(QByteArrayView(bytes).first(std::min(size, head + tail)), u' ');
    if (size > head + tail)
        hex = formatHex(QByteArrayView(bytes).first(head), u' ') + u" … "_s +
              formatHex(QByteArrayView(bytes).last(tail), u' ');
    const QString count = QLocale().toString(size);
    return isExample ? Words::tr("For example %1 B: %2").arg(count, hex) : Words::tr("%1 B: %2").arg(count, hex);
}

} // namespace SocketDesk
