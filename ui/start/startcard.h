// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QPixmap>

namespace SocketDesk {

/// One way to begin, as a button: a picture, a name, in smaller letters what else it is called, and a sentence.
///
/// Painted by hand in the font that is there and arranged by its owner: a further font, be it only bold, and layouts are
/// what a start is slow from.
class StartCard final : public QAbstractButton
{
    Q_OBJECT

public:
    StartCard(QString iconName, QWidget *parent);

    void setTexts(const QString &name, const QString &kind, const QString &sentence);

    /// Whether the sentence is painted too; it is told to assistive tools anyway, and then stands in the tool tip.
    void setSentenceShown(bool shown);

    [[nodiscard]] int heightForWidth(int width) const override; ///< with the sentence
    [[nodiscard]] int titleHeight() const;                      ///< without

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] int sentenceIndent() const;
    void paintFrame(QPainter *painter) const;
    void paintTitle(QPainter *painter);
    [[nodiscard]] const QPixmap &picture(const QColor &colour);

    QString m_iconName;
    QString m_kind;
    QString m_sentence;
    QPixmap m_picture;
    QColor m_pictureColour;
    bool m_isSentenceShown = true;
};

} // namespace SocketDesk
