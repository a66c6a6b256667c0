// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionconfig.h"
#include "ui/base/retranslated.h"

#include <QGroupBox>

class QButtonGroup;
class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QRadioButton;

namespace SocketDesk {

class EncodingBox;
class FieldNote;
class FramingBox;
class LinkButton;
class SaveSwitch;
class TransferStrip;

/// The receive panel of the settings column: how what came is read, and where it goes besides.
class ReceivePanel final : public Retranslated<QGroupBox>
{
    Q_OBJECT

public:
    explicit ReceivePanel(QWidget *parent = nullptr);

    [[nodiscard]] ViewMode view() const;
    void setView(ViewMode view);
    [[nodiscard]] const Encoding &encoding() const;
    void setEncoding(const Encoding &encoding);
    [[nodiscard]] FramingBox *framing() const { return m_framing; }
    [[nodiscard]] bool logMode() const;
    void setLogMode(bool on);
    [[nodiscard]] bool lineBreakAfterBlock() const;
    void setLineBreakAfterBlock(bool on);
    [[nodiscard]] bool hideReceived() const;
    void setHideReceived(bool on);
    void showAutoScroll(bool on);
    void hideSaving(); ///< where nothing more is received
    [[nodiscard]] SaveSwitch *saveSwitch() const { return m_save; }
    [[nodiscard]] SaveSwitch *logSwitch() const { return m_log; }

    /// The state of "Receive files…".
    void showReceivingFiles(bool on);
    [[nodiscard]] TransferStrip *filesStrip(); ///< made when it is first asked for
    [[nodiscard]] FieldNote *filesNote() const { return m_filesNote; }

Q_SIGNALS:
    void readingChanged(); ///< any of the settings from view() to hideReceived(), the framing too
    void filesToggled(bool on);
    void autoScrollToggled(bool on);
    void clearRequested();

protected:
    void retranslate() override;

private:
    void explainReading();
    void createViews();
    void createEncoding();
    void createSwitches();
    void arrangeSwitches();
    void createLinks();
    void nameFilesStrip();
    void onEncodingRefused(const Error &error);

    QButtonGroup *m_views = nullptr;
    QRadioButton *m_text = nullptr;
    QRadioButton *m_hex = nullptr;
    QRadioButton *m_dump = nullptr;
    QLabel *m_encodingLabel = nullptr;
    EncodingBox *m_encoding = nullptr;
    FieldNote *m_encodingNote = nullptr;
    FramingBox *m_framing = nullptr;
    QGridLayout *m_switches = nullptr;
    QCheckBox *m_logMode = nullptr;
    QCheckBox *m_lineBreak = nullptr;
    QCheckBox *m_hide = nullptr;
    SaveSwitch *m_save = nullptr;
    SaveSwitch *m_log = nullptr;
    QCheckBox *m_files = nullptr;
    FieldNote *m_filesNote = nullptr;
    TransferStrip *m_filesStrip = nullptr; ///< made when first shown
    QPushButton *m_filesStop = nullptr;
    LinkButton *m_autoScroll = nullptr;
    LinkButton *m_clear = nullptr;
};

} // namespace SocketDesk
