// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/endpointconfig.h"
#include "ui/base/retranslated.h"

#include <QGroupBox>

class QLabel;
class QPushButton;

namespace SocketDesk {

class ElidedLabel;
class FieldNote;
class MessageEdit;
class TargetBox;
struct PayloadPreview;

/// Where a message is written and sent: the box, to whom, the button, and what was wrong with it.
class Composer final : public Retranslated<QGroupBox>
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    [[nodiscard]] QString message() const;
    void setMessage(const QString &message);
    [[nodiscard]] TargetBox *target() const { return m_target; }
    void setFontPointSize(int points);
    void setFontFamily(const QString &family); ///< empty: the system's fixed font
    void focusMessage();

    /// Under the box, with the place underlined where the error has one.
    void showError(const Error &error);
    void markError(qsizetype position); ///< only the place
    void clearError();

    /// The bytes that will go out, under the box; where they cannot, why. Moves no caret, and covers no error.
    void showPreview(const PayloadPreview &preview);
    [[nodiscard]] bool hasPreviewed() const { return m_preview != nullptr; }

Q_SIGNALS:
    void sendRequested();
    void messageEdited();
    void shown();

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void createFields();
    void arrange();
    void stack(bool narrow);
    void createPreview();
    void onTooLong(qsizetype size);

    QLabel *m_messageLabel = nullptr;
    MessageEdit *m_message = nullptr;
    QLabel *m_targetLabel = nullptr;
    TargetBox *m_target = nullptr;
    QPushButton *m_send = nullptr;
    FieldNote *m_note = nullptr;
    ElidedLabel *m_preview = nullptr; ///< made when there is something to show
    QByteArray m_previewBytes;
    bool m_isExample = false;
    bool m_isNarrow = false;
};

} // namespace SocketDesk
