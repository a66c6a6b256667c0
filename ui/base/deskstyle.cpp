// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/deskstyle.h"

#include "ui/base/palettes.h"
#include "ui/base/scrollbarlook.h"

#include <QAbstractScrollArea>
#include <QFontInfo>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QtMath>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int comboTextMargin = 1; ///< pixels on each side, as QCommonStyle has them

enum class Shape : quint8 { Box, Circle };

QColor outlineColor(const QStyleOption *option)
{
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    return isEnabled ? tonesOf(option->palette).outline : option->palette.color(QPalette::Mid);
}

void outline(QPainter *painter, const QStyleOption *option, const QColor &color, Shape shape = Shape::Box)
{
    const QRectF area = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color);
    painter->setBrush(Qt::NoBrush);
    if (shape == Shape::Circle)
        painter->drawEllipse(area);
    else
        painter->drawRoundedRect(area, 2, 2);
    painter->restore();
}

/// Fusion shows the focus by a bright outline, and what is locked on a light window by a pale one.
bool isOutlined(const QStyleOption *option)
{
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    return (isEnabled || isDark(option->palette)) && !option->state.testFlag(QStyle::State_HasFocus);
}

/// A menu, and whatever else stands over the window for a moment: on a dark one its own frame cannot be seen.
bool isPopupFrame(QStyle::PrimitiveElement element, const QWidget *widget)
{
    return element == QStyle::PE_PanelMenu ||
           (element == QStyle::PE_Frame && widget != nullptr && widget->windowType() == Qt::Popup);
}

/// A table or a box of lines, of whose focus Fusion shows nothing but a caret or a row.
bool isFocusedView(QStyle::PrimitiveElement element, const QStyleOption *option, const QWidget *widget)
{
    return element == QStyle::PE_Frame && option->state.testFlag(QStyle::State_HasFocus) &&
           qobject_cast<const QAbstractScrollArea *>(widget) != nullptr && widget->windowType() != Qt::Popup;
}

/// A list from which one only chooses is drawn as a button.
bool isField(QStyle::ComplexControl control, const QStyleOptionComplex *option)
{
    const auto *list = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    return control == QStyle::CC_SpinBox || (list != nullptr && list->editable);
}

/// What a line of letters needs, in pixels. Fonts for Chinese ask for almost half as much again as their letters are
/// tall, so that a column of fields would be higher than a small screen.
int neededLine(const QStyleOption *option, const QWidget *widget)
{
    constexpr double lettersAndAccents = 1.15; // of the size of the font
    const int line = option->fontMetrics.height();
    if (widget == nullptr)
        return line;
    return qMin(line, qCeil(QFontInfo(widget->font()).pixelSize() * lettersAndAccents));
}

/// A line of letters that the window's font lacks is as tall as their own font wants it: Chinese a quarter taller than the
/// letters themselves, which fit a line of the window's font. What is beside a text may be taller.
QSize withPlainLine(const QStyleOption *option, const QSize &contents, int besideText, const QWidget *widget)
{
    const bool isOneLine = contents.height() < 2 * option->fontMetrics.height();
    const int line = neededLine(option, widget);
    return isOneLine ? contents.boundedTo({contents.width(), qMax(line, besideText)}) : contents;
}

} // namespace

DeskStyle::DeskStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{}

/// Fusion's scroll bars let through what is behind them; ours do not, so that need not be drawn.
void DeskStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QScrollBar *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_OpaquePaintEvent);
}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (isFocusedView(element, option, widget))
        QProxyStyle::drawPrimitive(PE_FrameLineEdit, option, painter, widget);
    if (isPopupFrame(element, widget))
        outline(painter, option, tonesOf(option->palette).outline); // a menu is never said to be enabled
    if (!isOutlined(option))
        return;
    if (element == PE_IndicatorCheckBox || element == PE_FrameLineEdit)
        outline(painter, option, outlineColor(option));
    else if (element == PE_IndicatorRadioButton)
        outline(painter, option, outlineColor(option), Shape::Circle);
}

/// What is chosen in a narrow list ends with dots; Fusion cuts it off.
void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const auto *list = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (element != CE_ComboBoxLabel || list == nullptr || list->editable || !list->currentIcon.isNull())
        return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionComboBox elided = *list;
    const int room = subControlRect(CC_ComboBox, list, SC_ComboBoxEditField, widget).width() - 2 * comboTextMargin;
    elided.currentText = list->fontMetrics.elidedText(list->currentText, Qt::ElideRight, room);
    QProxyStyle::drawControl(element, &elided, painter, widget);
}

/// Qt puts a line with such letters in the middle by its own height, and then moves it up to where the base line of the
/// window's font would be: too high by half of what it is taller.
QRect DeskStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    QRect area = QProxyStyle::subElementRect(element, option, widget);
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    if (element != SE_LineEditContents || edit == nullptr)
        return area;
    const QFontMetrics metrics = edit->fontMetrics();
    const int taller = metrics.size(Qt::TextSingleLine, edit->displayText()).height() - metrics.height();
    if (taller > 0)
        area.setHeight(area.height() + taller);
    return area;
}

/// The title of a panel stands as near to its frame as that of any other font.
QRect DeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const QRect area = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option);
    if (control != CC_GroupBox || box == nullptr || box->text.isEmpty())
        return area;
    const int spare = option->fontMetrics.height() - neededLine(option, widget);
    return part == SC_GroupBoxLabel ? area.translated(0, -spare / 2) : area.adjusted(0, -spare, 0, 0);
}

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    QSize plain = contents;
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button != nullptr)
        plain = withPlainLine(option, contents, button->icon.isNull() ? 0 : button->iconSize.height(), widget);
    else if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option); tool != nullptr)
        plain = withPlainLine(option, contents, tool->icon.isNull() ? 0 : tool->iconSize.height(), widget);
    else if (type == CT_LineEdit || type == CT_ComboBox) // a box of numbers has a line edit inside
        plain.rheight() -= option->fontMetrics.height() - neededLine(option, widget);
    return QProxyStyle::sizeFromContents(type, option, plain, widget);
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider != nullptr)
        return drawScrollBar(*painter, *slider, *this, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (isField(control, option) && isOutlined(option))
        outline(painter, option, outlineColor(option));
}

} // namespace SocketDesk
