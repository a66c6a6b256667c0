// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace {

/// What stands before a PNG in an .ico file that holds nothing else: ICONDIR and ICONDIRENTRY. Windows since Vista reads
/// it; Qt can write such files only with a plugin, and only as bitmaps.
QByteArray iconHeader(int pixels, qsizetype bytes)
{
    QByteArray header(22, '\0');
    header[2] = 1; // an icon, and one of them
    header[4] = 1;
    header[6] = header[7] = char(pixels % 256); // 0 is 256
    header[10] = 1;                             // plane
    header[12] = 32;                            // bits
    qToLittleEndian(quint32(bytes), header.data() + 14);
    qToLittleEndian(quint32(header.size()), header.data() + 18);
    return header;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

} // namespace

/// Draws an SVG file as a square PNG or ICO file of so many pixels, for the latter at most 256: SVG PIXELS FILE.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int pixels = arguments.value(2).toInt();
    QSvgRenderer drawing(arguments.value(1));
    if (!drawing.isValid() || pixels < 1)
        return 1;
    QImage image(pixels, pixels, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawing.render(&painter);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    const QString path = arguments.value(3);
    const bool isDrawn = buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG");
    return isDrawn && write(path, path.endsWith(".ico"_L1) ? iconHeader(pixels, png.size()) + png : png) ? 0 : 1;
}
