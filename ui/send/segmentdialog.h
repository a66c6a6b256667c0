// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/listsender.h"
#include "send/quicklist.h"
#include "send/segments.h"
#include "ui/base/retranslated.h"

#include <QDialog>

#include <functional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTimer;

namespace SocketDesk {

class FieldNote;

/// How the message goes out in pieces with gaps, or several messages in one write: what the program at the other end has
/// to cope with when it reads a stream. Shows each piece before it is sent.
class SegmentDialog final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    /// Where the bytes come from, asked again whenever the pieces are shown.
    struct Sources
    {
        std::function<Result<QByteArray>()> message;
        std::function<QList<QuickItem>()> quickList; ///< in their order
        std::function<Result<QByteArray>(const TypedPayload &)> bytesOf;
    };

    explicit SegmentDialog(Sources sources, QWidget *parent = nullptr);

    void showProgress(const ListProgress &progress);

Q_SIGNALS:
    void sendRequested(const SocketDesk::ListPlan &plan);
    void stopRequested();

protected:
    void retranslate() override;

private:
    enum Way : quint8 { ByteByByte, Every, Cuts, Repeated, QuickList };

    void createWays();
    void createGap();
    void createPreview();
    void createButtons();
    void refresh();
    void send();
    [[nodiscard]] Way way() const;
    [[nodiscard]] Result<Segmentation> segmentation() const;
    [[nodiscard]] Result<QByteArray> glued() const;
    [[nodiscard]] Result<QList<QByteArray>> pieces() const;
    [[nodiscard]] static Result<QByteArray> tooMuchForOneWrite();
    [[nodiscard]] QString textOf(const QList<QByteArray> &pieces) const;
    [[nodiscard]] QString unusedCuts(const QList<QByteArray> &pieces) const; ///< empty where all of them cut

    Sources m_sources;
    bool m_isRunning = false;
    QButtonGroup *m_ways = nullptr;
    QRadioButton *m_byte = nullptr;
    QRadioButton *m_every = nullptr;
    QSpinBox *m_size = nullptr;
    QRadioButton *m_cuts = nullptr;
    QLineEdit *m_places = nullptr;
    QRadioButton *m_repeated = nullptr;
    QSpinBox *m_times = nullptr;
    QRadioButton *m_list = nullptr;
    QLabel *m_gapLabel = nullptr;
    QSpinBox *m_gap = nullptr;
    QLabel *m_previewLabel = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    FieldNote *m_note = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_close = nullptr;
    QTimer *m_refreshing = nullptr;
};

} // namespace SocketDesk
