// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

/// Draws an SVG file as a square PNG file of so many pixels: SVG PIXELS PNG.
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
    return image.save(arguments.value(3), "PNG") ? 0 : 1;
}
