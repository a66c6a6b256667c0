// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/payload.h"
#include "ui/base/retranslated.h"

#include <QGroupBox>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace SocketDesk {

struct RepeatOptions;
struct SendProgress;
class ChecksumBox;
class FieldNote;
class RepeatBox;
class TransferStrip;

/// The send panel of the settings column: how what is typed becomes bytes, and what sends over time.
class SendPanel final : public Retranslated<QGroupBox>
{
    Q_OBJECT

public:
    explicit SendPanel(QWidget *parent = nullptr);

    [[nodiscard]] PayloadFormat format() const;
    void setFormat(PayloadFormat format);
    [[nodiscard]] bool escapes() const;
    void setEscapes(bool on);
    [[nodiscard]] LineEnd lineEnd() const;
    void setLineEnd(LineEnd lineEnd);
    [[nodiscard]] const ChecksumConfig &checksum() const;
    void setChecksum(const ChecksumConfig &checksum);
    [[nodiscard]] bool placeholders() const;
    void setPlaceholders(bool on);
    [[nodiscard]] int repeatMs() const;
    void setRepeatMs(int ms);
    [[nodiscard]] const RepeatOptions &repeatOptions() const;
    void setRepeatOptions(const RepeatOptions &options);

    void showProgress(const SendProgress &progress);
    void showQuickList(bool shown);
    void refuseFormat(const Error &error); ///< why the composer stays in its format
    void clearFormatRefusal();

Q_SIGNALS:
    void formatChosen(SocketDesk::PayloadFormat format); ///< not yet taken: setFormat() puts it back
    void optionsChanged();                               ///< escapes, placeholders, or what is appended
    void fileRequested();
    void filePauseToggled(bool paused);
    void fileCancelled();
    void repeatToggled(bool on);
    void repeatIntervalChanged();
    void repeatOptionsChanged();
    void quickListToggled(bool shown);
    void historyRequested(const QWidget *button);

protected:
    void retranslate() override;

private:
    void createFormat();
    void createAppend();
    void createFile();
    void createFileStrip();
    void sayWhetherFileIsWhole(const SendProgress &progress);
    void nameFileStrip();
    void createRepeat();
    void createStores();
    void showFile(const SendProgress &progress);

    QButtonGroup *m_formats = nullptr;
    PayloadFormat m_format = PayloadFormat::Text;
    QRadioButton *m_text = nullptr;
    QRadioButton *m_hex = nullptr;
    FieldNote *m_formatNote = nullptr;
    QCheckBox *m_escapes = nullptr;
    QLabel *m_appendLabel = nullptr;
    QComboBox *m_append = nullptr;
    QCheckBox *m_placeholders = nullptr;
    ChecksumBox *m_checksum = nullptr;
    QPushButton *m_file = nullptr;
    FieldNote *m_fileNote = nullptr;
    TransferStrip *m_fileStrip = nullptr; ///< made when the first file is sent
    QPushButton *m_filePause = nullptr;
    QPushButton *m_fileCancel = nullptr;
    RepeatBox *m_repeat = nullptr;
    QPushButton *m_quickList = nullptr;
    QPushButton *m_history = nullptr;
};

} // namespace SocketDesk
