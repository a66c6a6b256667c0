// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

#include <QFrame>
#include <QList>
#include <QPointer>

#include <functional>
#include <optional>

class QAbstractButton;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace SocketDesk {

/// A coloured strip across the page: an error, a question or a hint, which never blocks anything.
///
/// Shows plain text only. Its texts are made by functions, so that a banner that is up speaks the new language at once
/// when the language changes. To assistive tools it is an alert.
class Banner final : public Retranslated<QFrame>
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Error, Question, Hint };

    struct Text
    {
        QString headline;           ///< bold; may be empty
        QString details;            ///< may be empty
        QString topic{};            ///< of the help, where more is said about it; may be empty
        std::optional<Kind> kind{}; ///< where this is of another kind than what else the banner shows
    };

    explicit Banner(Kind kind, QWidget *parent = nullptr);

    /// A further button, left to right; \p tip says what it does where its label may not say all.
    QAbstractButton *addButton(std::function<QString()> label, std::function<QString()> tip = {});

    /// Shows what \p text gives, now and in every language chosen while it is up.
    void present(std::function<Text()> text);

    /// The same, a step further: only what it comes up with is said to assistive technology, not each step.
    void presentStep(std::function<Text()> text);
    void dismiss();          ///< Esc in it does that, too, as its own close button
    void focusFirstButton(); ///< until it is dismissed; then the focus goes back to where it was
    void focusLastButton();  ///< likewise

    /// What it says, as the clipboard gets it; empty while it is not shown.
    [[nodiscard]] QString plainText() const;

Q_SIGNALS:
    void dismissed(); ///< by its own close button
    void explanationRequested(const QString &topic);

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct LabelledButton
    {
        QAbstractButton *button;
        std::function<QString()> label;
        std::function<QString()> tip;

        void retranslate() const;
    };

    void createLayout();
    void createToolButtons();
    void focusButton(QAbstractButton *button);
    void tint();
    void copyText();
    void offerExplanation(const QString &topic);

    Kind m_usualKind;
    Kind m_kind; ///< of what is shown
    std::function<Text()> m_text;
    QPointer<QWidget> m_focusBefore;
    QLabel *m_picture = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_details = nullptr;
    QHBoxLayout *m_buttonRow = nullptr;
    QAbstractButton *m_explain = nullptr; ///< made when a text first has a topic
    QString m_topic;
    QToolButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    QList<LabelledButton> m_buttons;
};

} // namespace SocketDesk
