// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/banner.h"

#include "ui/base/announcer.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/linkbutton.h"
#include "ui/base/palettes.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int pictureSide = 18;

/// Tells assistive tools that a banner is an alert, with its text as the name.
class AccessibleBanner final : public QAccessibleWidget
{
public:
    explicit AccessibleBanner(Banner *banner)
        : QAccessibleWidget(banner, QAccessible::AlertMessage)
    {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? static_cast<Banner *>(widget())->plainText() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *makeAccessibleBanner(const QString &, QObject *object)
{
    auto *banner = qobject_cast<Banner *>(object);
    return banner != nullptr ? new AccessibleBanner(banner) : nullptr;
}

QString pictureName(Banner::Kind kind)
{
    return kind == Banner::Kind::Error ? u"error"_s : kind == Banner::Kind::Question ? u"question"_s : u"hint"_s;
}

QToolButton *makeToolButton(const QString &iconName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

Banner::Banner(Kind kind, QWidget *parent)
    : Retranslated(parent)
    , m_usualKind(kind)
    , m_kind(kind)
{
    [[maybe_unused]] static const bool installed = (QAccessible::installFactory(makeAccessibleBanner), true);
    createLayout();
    createToolButtons();
    tint();
    retranslate();
    hide();
}

void Banner::createLayout()
{
    setAutoFillBackground(true);
    setFrameShape(QFrame::NoFrame);
    m_picture = new QLabel(this);
    m_headline = makePlainLabel(this);
    m_details = makePlainLabel(this);
    for (QLabel *label : {m_headline, m_details}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1); // else a long word widens the window
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);

    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_headline);
    words->addWidget(m_details);
    m_buttonRow = new QHBoxLayout;
    m_buttonRow->setSpacing(6);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 5, 6, 5);
    row->setSpacing(10);
    row->addWidget(m_picture);
    row->addLayout(words, 1);
    row->addLayout(m_buttonRow);
}

void Banner::createToolButtons()
{
    m_copy = makeToolButton(u"copy"_s, this);
    m_close = makeToolButton(u"close"_s, this);
    layout()->addWidget(m_copy);
    layout()->addWidget(m_close);
    connect(m_copy, &QToolButton::clicked, this, &Banner::copyText);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });
}

QAbstractButton *Banner::addButton(std::function<QString()> label, std::function<QString()> tip)
{
    auto *button = new QPushButton(this);
    m_buttonRow->addWidget(button);
    m_buttons.append({button, std::move(label), std::move(tip)});
    m_buttons.constLast().retranslate();
    return button;
}

void Banner::LabelledButton::retranslate() const
{
    setLabel(button, label());
    button->setToolTip(tip ? tip() : QString());
}

void Banner::present(std::function<Text()> text)
{
    const bool comesUp = isHidden();
    presentStep(std::move(text));
    if (!comesUp)
        announce(this, plainText());
}

void Banner::presentStep(std::function<Text()> text)
{
    const bool comesUp = isHidden();
    m_text = std::move(text);
    retranslate();
    show();
    if (comesUp)
        announce(this, plainText());
}

void Banner::dismiss()
{
    m_text = {};
    if (m_focusBefore && isAncestorOf(window()->focusWidget()))
        m_focusBefore->setFocus();
    m_focusBefore.clear();
    hide();
}

void Banner::focusFirstButton()
{
    focusButton(m_buttons.constFirst().button);
}

void Banner::focusLastButton()
{
    focusButton(m_buttons.constLast().button);
}

void Banner::focusButton(QAbstractButton *button)
{
    if (isAncestorOf(window()->focusWidget()))
        return;
    m_focusBefore = window()->focusWidget();
    button->setFocus();
}

void Banner::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_close->click();
    else
        Retranslated::keyPressEvent(event);
}

QString Banner::plainText() const
{
    if (!m_text)
        return {};
    return QStringList{m_headline->text(), m_details->text()}.join(u'\n').trimmed();
}

void Banner::copyText()
{
    QApplication::clipboard()->setText(plainText());
}

void Banner::offerExplanation(const QString &topic)
{
    m_topic = topic;
    if (!topic.isEmpty() && m_explain == nullptr) {
        m_explain = new LinkButton(this);
        m_buttonRow->addWidget(m_explain);
        connect(m_explain, &QAbstractButton::clicked, this, [this] { Q_EMIT explanationRequested(m_topic); });
    }
    if (m_explain == nullptr)
        return;
    setLabel(m_explain, tr("Explain"));
    m_explain->setVisible(!topic.isEmpty());
}

void Banner::retranslate()
{
    m_copy->setToolTip(tr("Copy this message"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(m_close->toolTip());
    for (const LabelledButton &entry : std::as_const(m_buttons))
        entry.retranslate();
    if (!m_text)
        return;
    const Text text = m_text();
    m_kind = text.kind.value_or(m_usualKind);
    tint();
    m_headline->setText(text.headline);
    m_headline->setVisible(!text.headline.isEmpty());
    m_details->setText(text.details);
    m_details->setVisible(!text.details.isEmpty());
    offerExplanation(text.topic);
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    Retranslated::changeEvent(event);
}

/// Sets one role only, so that the change of the program's palette still comes through.
void Banner::tint()
{
    m_copy->setVisible(m_kind == Kind::Error);
    const Tones tones = tonesOf(QApplication::palette());
    const QColor &fill = m_kind == Kind::Error ? tones.errorFill : tones.noticeFill;
    if (palette().color(QPalette::Window) == fill)
        return;
    QPalette filled;
    filled.setColor(QPalette::Window, fill);
    setPalette(filled);
    const QColor &tone = m_kind == Kind::Error ? tones.bad : tones.notice;
    m_picture->setPixmap(iconPixmap(pictureName(m_kind), tone, pictureSide, devicePixelRatioF()));
}

} // namespace SocketDesk
