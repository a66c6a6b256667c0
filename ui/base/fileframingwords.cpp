// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/fileframingwords.h"

#include "framing/fileframing.h"

#include <QComboBox>
#include <QCoreApplication>

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileFramingWords)
};

} // namespace

void fillFileFraming(QComboBox *kinds, QComboBox *orders)
{
    for (const auto kind : {FileFramingKind::Raw, FileFramingKind::Length, FileFramingKind::Json})
        kinds->addItem({}, int(kind));
    for (const auto order : {ByteOrder::BigEndian, ByteOrder::LittleEndian})
        orders->addItem({}, int(order));
}

void nameFileFraming(QComboBox *kinds, QComboBox *orders)
{
    kinds->setItemText(0, Words::tr("Only the bytes of the file"));
    kinds->setItemText(1, Words::tr("4 bytes of length, then the file"));
    kinds->setItemText(2, Words::tr("4 bytes of length, JSON header, then the file"));
    orders->setItemText(0, Words::tr("Big endian"));
    orders->setItemText(1, Words::tr("Little endian"));
    orders->setToolTip(
        Words::tr("Python's struct.pack(\"!I\", n) is big endian, struct.pack(\"I\", n) little on a PC."));
}

void setFileFraming(QComboBox *kinds, QComboBox *orders, const FileFraming &framing)
{
    kinds->setCurrentIndex(kinds->findData(int(framing.kind)));
    orders->setCurrentIndex(orders->findData(int(framing.byteOrder)));
}

FileFraming fileFraming(const QComboBox *kinds, const QComboBox *orders)
{
    return {FileFramingKind(kinds->currentData().toInt()), ByteOrder(orders->currentData().toInt())};
}

} // namespace SocketDesk
