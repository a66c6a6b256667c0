// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initialiseResource()
{
    Q_INIT_RESOURCE(socketdesk); // outside of any namespace, as the macro demands
}

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QByteArray drawing(const QString &name)
{
    initialiseResource();
    QFile file(u":/icons/%1.svg"_s.arg(name));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "icon", qUtf8Printable(name));
    return open ? file.readAll() : QByteArray();
}

void paintDrawing(QPainter *painter, const QString &name, const QColor &colour, const QRectF &area)
{
    QSvgRenderer renderer(drawing(name).replace("currentColor", colour.name().toLatin1()));
    const qreal side = qMin(area.width(), area.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(area.center());
    renderer.render(painter, square);
}

/// Draws a line icon in the colours of the palette that holds when it is painted.
class TintedIconEngine final : public QIconEngine
{
public:
    explicit TintedIconEngine(QString name)
        : m_name(std::move(name))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintDrawing(painter, m_name, colour(mode), rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor tint = colour(mode);
        const QString key = u"icon/%1/%2/%3"_s.arg(m_name, tint.name()).arg(size.width());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = iconPixmap(m_name, tint, size.width(), 1.0);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedIconEngine(m_name); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new TintedIconEngine(name));
}

QPixmap iconPixmap(const QString &name, const QColor &colour, int side, qreal ratio)
{
    QPixmap pixmap((QSizeF(side, side) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintDrawing(&painter, name, colour, QRectF(0, 0, side, side));
    return pixmap;
}

QIcon programIcon()
{
    initialiseResource();
    return QIcon(u":/icons/socketdesk.svg"_s);
}

} // namespace SocketDesk
